export = SkippedReporter;

declare class SkippedReporter {
  constructor(config: { rootDir: string; testNamePattern?: string });
  onTestResult(
    test: unknown,
    result: { testFilePath: string; testResults: readonly { status: string; fullName: string }[] },
  ): void;
  onRunComplete(): void;
  getLastError(): Error | undefined;
}
