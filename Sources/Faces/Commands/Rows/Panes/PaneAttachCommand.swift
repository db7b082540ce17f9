import Domain
import Panes
import Platform

/// `roost pane attach`: shows a pane in this terminal.
package enum PaneAttachCommand {
    private static let name = Argument("PANE", ValueForm<PaneName>.word, count: .optional, "Which (default: architect)")

    package static let command = Command(
        "pane",
        "attach",
        section: .resources,
        summary: "Show a pane in this terminal",
        details: ["It becomes tmux, which is left as usual, by Ctrl-B d. Within tmux it goes over to the session."],
        examples: [Example("roost pane attach manager", "until Ctrl-B d")],
        arguments: [name],
        exitCodes: [.notFound, .refusedByState, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let tmux = try invocation.tmux()
        do throws(PaneError) {
            let (program, arguments) = try tmux.attaching(invocation[name] ?? .architect)
            throw .platform(
                ProgramReplacement.become(program, arguments, environment: tmux.place.environment)
            )
        } catch { throw error.asCommandError }
    }
}
