import Control
import Domain
import Platform

/// Ends what is served, whoever has it served.
struct WebStop {
    private static let patience = Duration.seconds(5)

    private let invocation: Invocation
    private let folder: WebFolder

    init(_ invocation: Invocation, _ folder: WebFolder) {
        self.invocation = invocation
        self.folder = folder
    }

    func run() throws(CommandError) -> ExitCode {
        let disk = invocation.disk
        let serving = try withDaemon { () throws(ControlError) in try WebServing.alive(in: folder, on: disk) }
        if try invocation.livingDaemon() != nil {
            _ = try invocation.askDaemon(.web, words: ["off"])
        } else {
            try withDaemon { () throws(ControlError) in try folder.want(nil, on: disk) }
        }
        guard let serving else {
            try invocation.console.say("roost: nothing was served")
            return .ok
        }
        if serving.startedBy == .person { try end(serving.process) }
        guard try invocation.hasEnded(serving.process, upTo: Self.patience) else {
            let pid = serving.process.pid
            throw .timedOut("roost-web (pid \(pid)) was asked to end and has not", hint: "by force: kill -9 \(pid)")
        }
        try invocation.console.say("roost: \(serving.url) is served no longer")
        return .ok
    }

    /// By who it is, and not by its number: that may be another's by now.
    private func end(_ process: ProcessIdentity) throws(CommandError) {
        do throws(PlatformError) { _ = try SystemProcesses().signal(process, .terminate) } catch {
            throw .platform(error)
        }
    }
}
