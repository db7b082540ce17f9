import Domain
import TestSupport
import Testing

/// What we count as columns, against where a real terminal leaves its cursor.
@Suite struct DisplayWidthTmuxTests {
    private static let texts = [
        "plain", "wörker", "日本語", "한국어", "Ｆｕｌｌ", "e\u{301}e\u{301}", "🚀🔥", "●◐○✗✓…", "─│▇▆▅", "𠀀",
    ]

    @Test func theCursorStandsWhereWeCount() throws {
        try TemporaryHome.with(for: "width") { home in
            let tmux = try CommandTester(tool: "tmux").arguments("-L", "width", "-f", "/dev/null")
                .environment(["TMUX_TMPDIR": home.path, "HOME": home.path, "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"])
            defer { #expect(throws: Never.self) { try tmux.arguments("kill-server").run() } }

            for (number, text) in Self.texts.enumerated() {
                let started = try tmux.arguments(
                    ["new-session", "-d", "-s", "\(number)", "-x", "40", "-y", "5", "printf %s '\(text)'; exec cat"]
                ).run()
                try #require(started.exitCode == 0, "\(started.stderr)")
                let cursor = tmux.arguments("display-message", "-p", "-t", "\(number)", "#{cursor_x}")
                let isThere = try Eventually.wait(upTo: .seconds(20)) {
                    try cursor.run().stdout == "\(DisplayWidth.of(text))\n"
                }
                let column = try cursor.run().stdout
                #expect(isThere, "\(text): \(DisplayWidth.of(text)) counted, the cursor is at \(column)")
            }
        }
    }
}
