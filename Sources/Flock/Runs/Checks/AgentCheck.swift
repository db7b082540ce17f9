package import Agents
import Domain
package import Platform

/// Finds out whether an agent can work: its program is there, it says its version, and it is logged in.
///
/// It calls the agent's own program, which takes as long as that takes: an event loop lets it be done by a thread of
/// its own.
package struct AgentCheck: Sendable {
    private static let patience = Duration.seconds(20)
    private static let answerBytesMax = 1 << 20
    private static let versionCharactersMax = 120

    private let agent: AgentSetup
    private let folder: String
    private let values: [String: String]
    private let processes: any Processes
    private let disk: any Disk

    /// - Parameters:
    ///   - caller: the environment of who would start the run.
    ///   - folder: that of the run.
    package init(
        _ agent: AgentSetup,
        caller: Environment,
        folder: String,
        processes: any Processes = SystemProcesses(),
        disk: any Disk = SystemDisk()
    ) {
        self.agent = agent
        self.folder = folder
        self.processes = processes
        self.disk = disk
        values = AgentEnvironment.values(
            caller: caller,
            only: agent.environmentOnly,
            given: agent.environment,
            folder: folder
        )
    }

    package func look() throws(RunsError) -> AgentReadiness {
        let probe = AgentProbe(agent.kind)
        let name = agent.program?.first ?? agent.kind.program
        let program = try ProgramCheck.path(of: name, environment: values, folder: folder, on: disk)
        return AgentReadiness(
            program: program,
            version: probe.versionCall.flatMap { version(program, $0) },
            login: agent.checksLogin ? try login(program, probe.login) : .notNeeded,
            loginHint: probe.loginHint
        )
    }

    private func version(_ program: String, _ arguments: [String]) -> String? {
        guard let result = call(program, arguments), result.isSuccess else { return nil }
        let line = result.text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return line.map { String($0.prefix(Self.versionCharactersMax)) }
    }

    private func login(_ program: String, _ login: AgentProbe.Login) throws(RunsError) -> AgentReadiness.Login {
        switch login {
        case .none: return .notNeeded
        case .call(let arguments, let variables):
            if isSet(variables) { return .loggedIn }
            guard let result = call(program, arguments) else { return .unsure }
            return result.isSuccess ? .loggedIn : .loggedOut
        case .signs(let files, let variables, let isCertain):
            if isSet(variables) { return .loggedIn }
            for file in files {
                guard let home = values["HOME"] else { break }
                let isThere = try onSystem { () throws(PlatformError) in try disk.exists("\(home)/\(file)") }
                if isThere { return .loggedIn }
            }
            return isCertain ? .loggedOut : .unsure
        }
    }

    private func isSet(_ names: [String]) -> Bool { names.contains { values[$0].map { !$0.isEmpty } ?? false } }

    private func call(_ program: String, _ arguments: [String]) -> ProgramResult? {
        let words = (agent.program ?? []).dropFirst() + arguments
        var call = ProgramCall(program, Array(words), environment: Environment(values).entries)
        call.workingFolder = folder
        call.timeout = Self.patience
        call.capturedBytesMax = Self.answerBytesMax
        call.rejectsFailure = false
        return Deliberate.ignore(because: "an agent that does not answer may work all the same; nothing is known of it")
        {
            () throws(PlatformError) in try call.run(processes: processes, disk: disk)
        }
    }
}
