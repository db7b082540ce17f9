import Testing

/// `Scripts/skipped` on what `swift test` writes, line by line as it was seen.
@Suite struct SkippedTests {
    private static let passing = "✔ Test free() passed after 0.001 seconds."

    private func read(_ lines: [String]) -> Shell.Result {
        let log = Shell.quote(lines.joined(separator: "\n"))
        return Shell.run("printf '%s\\n' \(log) | \(Shell.quote(Tree.ownRoot + "/Scripts/skipped")) /dev/stdin 2>&1")
    }

    private func end(_ tests: Int) -> String {
        "✔ Test run with \(tests) tests in 2 suites passed after 0.002 seconds."
    }

    @Test func allKindsOfEndsAreCounted() {
        let result = read([
            "◇ Test many(_:) started.",
            "◇ Test case passing 1 argument x → 1 to many(_:) started.",
            Self.passing,
            "✔ Test many(_:) with 3 test cases passed after 0.001 seconds.",
            "━ Test known() passed after 0.001 seconds with 1 known issue.",
            "✘ Test fails() recorded an issue at E.swift:10:22: Expectation failed: Bool(false)",
            "✘ Test fails() failed after 0.001 seconds with 1 issue.",
            "✔ Suite MixedTests passed after 0.002 seconds.",
            "✘ Test run with 4 tests in 1 suite failed after 0.002 seconds with 2 issues (including 1 known issue).",
        ])
        #expect(result.output == "3 passed, 1 failed, 0 skipped\n")
        #expect(result.status == 0)
    }

    @Test func whatATestWroteMayStandBeforeItsEnd() {
        let result = read(["no newline" + Self.passing, end(1)])
        #expect(result.output == "1 passed, 0 failed, 0 skipped\n" && result.status == 0)
    }

    @Test(arguments: ["browser", "postgres", "real-agents", "corpora", "root"])
    func aSuiteThatMaySkipSkipsByName(_ word: String) {
        let result = read([
            "➜ Test a() skipped: \"not here\"", Self.passing,
            "➜ Suite \"\(word): what it needs\" skipped: \"not here\"",
            "➜ Suite Inner skipped: \"not here\"", end(2),
        ])
        #expect(result.output == "1 passed, 0 failed, 1 skipped\n")
        #expect(result.status == 0)
    }

    @Test(arguments: [
        ["➜ Test a() skipped."],
        ["➜ Test par(_:) skipped: \"root: no\""],
        ["➜ Test a() was cancelled after 0.001 seconds: \"root: no\""],
        ["➜ Suite \"rooted\" skipped: \"no\"", "➜ Test a() skipped: \"no\""],
        ["➜ Suite PlainTests skipped: \"no\"", "➜ Test a() skipped: \"no\""],
        ["➜ Suite \"root: mounts\" skipped.", "➜ Test a() skipped."],
        ["➜ Suite \"root: mounts\" skipped: \"no\"", "➜ Test a() skipped: \"another\""],
    ]) func anythingElseMayNot(_ lines: [String]) {
        let result = read(lines + [Self.passing, end(2)])
        #expect(result.output.contains("skipped"))
        #expect(result.output.hasSuffix("1 passed, 0 failed, 1 skipped\n"))
        #expect(result.status == 1)
    }

    @Test func aRunThatDidNotEndIsNoRun() {
        #expect(read([Self.passing]).output.contains("did not come to its end"))
        #expect(read([Self.passing]).status == 1)
    }

    @Test func aRunOfNothingIsNoRun() {
        #expect(read([end(0)]).output.contains("no test ran"))
        #expect(read([end(0)]).status == 1)
    }

    @Test func allTestsAreAccountedFor() {
        #expect(read([Self.passing, end(2)]).output.contains("does not account for all 2 tests"))
        #expect(read([Self.passing, end(2)]).status == 1)
    }
}
