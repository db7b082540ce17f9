import Domain
package import Platform

/// A tmux server of a test's own, by its socket: it knows no configuration, and goes with its owner.
package final class TmuxServer: Sendable {
    /// As `tmux -L` takes it.
    package let socket = "roost-test-\(String(Randomness.uint64(), radix: 36))"
    private let program: String

    package init() throws { program = try Programs.tool("tmux") }

    deinit {
        Deliberate.ignore(because: "a server that was never started cannot be ended") { () throws(PlatformError) in
            _ = try call(["kill-server"])
        }
    }

    /// What it answers; a failure is an answer too.
    package func call(_ words: [String]) throws(PlatformError) -> ProgramResult {
        var call = ProgramCall(
            program,
            ["-u", "-f", "/dev/null", "-L", socket] + words,
            environment: Environment.current().entries.filter { !$0.hasPrefix("TMUX") }
        )
        call.rejectsFailure = false
        call.timeout = .seconds(30)
        return try call.run()
    }

    package func text(_ words: String...) throws(PlatformError) -> String { try call(words).text }

    /// What a pane shows.
    package func screen(_ pane: String) throws(PlatformError) -> String {
        try call(["capture-pane", "-p", "-t", pane]).text
    }
}
