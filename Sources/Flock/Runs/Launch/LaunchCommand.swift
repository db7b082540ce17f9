package import Agents
package import Domain

/// What a run is to start: an agent as it is set up, or any command.
package struct LaunchCommand: Hashable, Sendable {
    package let kind: WorkerKind
    /// What the program is given, its own name first.
    package let words: [String]
    /// What it reads first from its standard input, which then stays open; nil for one that reads none.
    package let firstInput: [UInt8]?
    /// What the agent needs in its environment by its kind.
    package let environment: [String: String]

    /// A command stands as it is given; a kind beside it says whose output it will be. Without one, the name of the
    /// program does.
    package init(_ command: [String], kind: WorkerKind? = nil) throws(RunsError) {
        guard let program = command.first else { throw .nothingToRun }
        self.kind = kind ?? WorkerKind(program: program)
        words = command
        firstInput = nil
        environment = [:]
    }

    /// - Parameter isSpokenTo: whether somebody is there to give the agent its first input, and to answer it.
    package init(
        _ agent: AgentSetup,
        prompt: String?,
        model: String? = nil,
        conversation: String? = nil,
        isSpokenTo: Bool = false
    ) throws(RunsError) {
        let call: AgentCommand
        do throws(AgentError) {
            call = try agent.command(
                prompt: prompt,
                model: model,
                conversation: conversation,
                isSpokenTo: isSpokenTo
            )
        } catch {
            throw .agent(error)
        }
        kind = agent.kind
        words = call.line
        firstInput = call.firstInput
        environment = call.environment
    }

    package var takesInput: Bool { firstInput != nil }
}
