import Domain
import Platform
import Queries

/// `roost __sql`: the process that answers one question, and may do nothing else.
package enum SQLChildCommand {
    private static let inputBytesMax = 4 << 20

    package static let command = Command(
        SQLQuestion.childCommand,
        section: .plumbing,
        summary: "Answer one question in SQL within limits",
        details: ["Roost calls it by itself, for \"roost sql\" and for every other place that takes SQL."],
        examples: [Example("roost __sql", "the question stands on standard input")],
        isListed: false,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let input = try StandardInput.read(bytesMax: inputBytesMax)
        var failure: CommandError?
        SQLChild(on: invocation.disk, at: invocation.clock.now().wall).answer(input) { piece in
            do throws(CommandError) { try invocation.console.write(piece) } catch { failure = error }
            return failure == nil
        }
        if let failure { throw failure }
        return .ok
    }
}
