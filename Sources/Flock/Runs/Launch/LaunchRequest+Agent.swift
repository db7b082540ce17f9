package import Agents
package import Domain
package import Platform
package import Settings

/// Requests for agents as they are set up.
extension LaunchRequest {
    package init(_ command: LaunchCommand, of agent: AgentSetup, step: StepID, folder: String, caller: Environment) {
        self.init(command.words, step: step, kind: command.kind, folder: folder, caller: caller)
        usual = command.environment
        takesInput = command.takesInput
        firstInput = command.firstInput.map { String(decoding: $0, as: UTF8.self) }
        given = agent.environment
        callerNames = agent.environmentOnly
        model = agent.model
    }

    /// Of what somebody named, by the settings. Nobody speaks to a run that is started so.
    package init(
        _ subject: RunSubject,
        _ settings: Settings,
        step: StepID,
        folder: String,
        caller: Environment
    ) throws(RunsError) {
        var agent: AgentSetup?
        if let name = subject.agent { agent = try AgentSetup(named: name, in: settings) }
        guard subject.command.isEmpty, let agent else {
            let command = try LaunchCommand(subject.command, kind: agent?.kind)
            self.init(command.words, step: step, kind: command.kind, folder: folder, caller: caller)
            return
        }
        let command = try LaunchCommand(agent, prompt: subject.prompt)
        self.init(command, of: agent, step: step, folder: folder, caller: caller)
    }
}
