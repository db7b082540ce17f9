import Platform
import TestSupport
import Testing

@Suite struct TmuxServerTests {
    @Test func aServerIsATestsOwnAndGoesWithIt() throws {
        var server: TmuxServer? = try TmuxServer()
        let socket = try #require(server?.socket)
        #expect(try server?.call(["new-session", "-d", "-s", "one", "cat"]).isSuccess == true)
        #expect(try server?.text("list-sessions", "-F", "#{session_name}") == "one\n")
        let isShown = try Eventually.wait(upTo: .seconds(30)) {
            _ = try server?.text("send-keys", "-t", "one", "words", "Enter")
            return try server?.screen("one").contains("words") == true
        }
        #expect(isShown)
        server = nil
        let gone = try CommandTester(tool: "tmux").arguments("-L", socket, "list-sessions").run()
        #expect(gone.exitCode != 0)
    }
}
