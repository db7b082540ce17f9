package import Agents
package import Domain
import Platform
package import Settings

/// Agents as the settings have them.
extension AgentSetup {
    /// An agent by the name of its table in the settings, or by its kind.
    package init(named name: String, in settings: Settings) throws(RunsError) {
        self.init(name, kind: try Self.kind(of: name, in: settings))
        program = settings[Setting.agentCommand, name] ?? Self.ownProgram(of: kind)
        arguments = settings[Setting.agentArguments, name]
        model = settings[Setting.agentModel, name]
        for text in settings[Setting.agentEnvironment, name] {
            let variable = try GivenVariable(parsing: text)
            environment[variable.name] = variable.value
        }
        environmentOnly = settings[Setting.agentEnvironmentOnly, name]
        account = settings[Setting.agentAccount, name]
        runsMax = settings[Setting.agentRunsMax, name]
        tools = settings[Setting.agentTools, name]
        isInteractive = settings[Setting.agentInteractive, name]
        skipsPermissions = settings[Setting.agentSkipsPermissions, name]
        checksLogin = settings[Setting.agentChecksLogin, name]
    }

    /// What kind of agent the name stands for.
    package static func kind(of name: String, in settings: Settings) throws(RunsError) -> WorkerKind {
        guard SettingRow.isName(name), let kind = settings[Setting.agentKind, name] ?? WorkerKind(rawValue: name) else {
            throw .agentUnknown(name, known: names(in: settings))
        }
        return kind
    }

    /// The agent of the demo stands beside this program, wherever `PATH` leads.
    private static func ownProgram(of kind: WorkerKind) -> [String]? {
        guard kind == .demo else { return nil }
        let path = Deliberate.ignore(because: "where it cannot be known it is looked for by its name, as others are") {
            () throws(RunsError) in try OwnProgram.path(kind.program, on: SystemDisk())
        }
        guard let path, ProgramSearch.look(at: path) == .program else { return nil }
        return [path]
    }

    /// All that can be named: the kinds, and those that the user has set up under other names.
    package static func names(in settings: Settings) -> [String] {
        let kinds = WorkerKind.allCases.map(\.rawValue)
        let named = settings.names(in: "agents").filter {
            settings[Setting.agentKind, $0] != nil || kinds.contains($0)
        }
        return Set(kinds + named).sorted()
    }

    /// How many runs the agents of each account may have at once, where somebody has set it.
    package static func runsMaxByAccount(in settings: Settings) -> [String: Int] {
        var limits: [String: Int] = [:]
        for account in settings.names(in: "accounts") { limits[account] = settings[Setting.accountRunsMax, account] }
        return limits
    }
}
