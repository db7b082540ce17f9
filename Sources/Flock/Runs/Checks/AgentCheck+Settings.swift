import Agents
package import Platform
package import Settings

extension AgentCheck {
    /// The agent that stands under a name in the settings, or of a kind.
    package init(
        named name: String,
        in settings: Settings,
        caller: Environment,
        folder: String
    ) throws(RunsError) {
        self.init(try AgentSetup(named: name, in: settings), caller: caller, folder: folder)
    }

    /// All names under which there may be an agent, and whether somebody has set one up under it.
    package static func names(in settings: Settings) -> [(name: String, isSetUp: Bool)] {
        let setUp = Set(settings.names(in: "agents"))
        return AgentSetup.names(in: settings).map { ($0, setUp.contains($0)) }
    }
}
