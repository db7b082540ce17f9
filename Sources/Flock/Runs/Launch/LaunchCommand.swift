import Agents
package import Domain

/// What a run is to start: an agent by its kind, or any command.
package struct LaunchCommand: Hashable, Sendable {
    package let kind: WorkerKind
    /// What the program is given, its own name first.
    package let words: [String]
    package let takesInput: Bool
    /// What the agent needs in its environment by its kind.
    package let environment: [String: String]

    /// A command stands as it is given; a kind beside it says whose output it will be. Without one, the name of the
    /// program does.
    ///
    /// - Parameter program: with what an agent is called in the place of its own name, its first arguments with it.
    package init(
        kind: WorkerKind?,
        prompt: String?,
        model: String? = nil,
        program: [String]? = nil,
        command: [String]
    ) throws(RunsError) {
        if let program = command.first {
            self.kind = kind ?? WorkerKind(program: program)
            words = command
            takesInput = false
            environment = [:]
            return
        }
        guard let kind else { throw .nothingToRun }
        let call: AgentCommand
        do throws(AgentError) {
            call = try AgentCommand(kind, prompt: prompt, model: model)
        } catch {
            throw .agent(error)
        }
        self.kind = kind
        words = (program ?? [call.program]) + call.arguments
        takesInput = call.takesInput
        environment = call.environment
    }
}
