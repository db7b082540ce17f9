import Commands
import TestSupport
import Testing

/// `roost` alone in the smallest terminal that people use, drawn by a real tmux.
@Suite struct BareScreenTests {
    @Test func whatNowFitsEightyByTwentyFour() throws {
        try TemporaryHome.with(for: "tmux") { home in
            let program = try Programs.path("roost")
            let tmux = try CommandTester(tool: "tmux").arguments("-L", "bare", "-f", "/dev/null")
                .environment(["TMUX_TMPDIR": home.path, "HOME": home.path, "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"])
            defer { #expect(throws: Never.self) { try tmux.arguments("kill-server").run() } }

            let started = try tmux.arguments("new-session", "-d", "-x", "80", "-y", "24", "'\(program)'; cat").run()
            try #require(started.exitCode == 0, "\(started.stderr)")
            var screen: [String] = []
            _ = try Eventually.wait(upTo: .seconds(20)) {
                screen = try tmux.arguments("capture-pane", "-p").run().stdout
                    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                return screen.contains("All of it: roost help")
            }

            let lines = try CommandTester("roost").run().stdout.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 24)
            #expect(screen.starts(with: lines.map(String.init)))
        }
    }
}
