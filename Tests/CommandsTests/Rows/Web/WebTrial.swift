import Control
import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// A home in which browsers are served, or look as if they were.
final class WebTrial: Sendable {
    let daemon: DaemonCommandTrial
    let processes = SystemProcesses()
    let disk = SystemDisk()

    init(for test: String = #function) throws { daemon = try DaemonCommandTrial(for: test) }

    /// A server of the test's own that was not ended goes with it.
    deinit {
        do {
            if let serving = try serving(), serving.process.pid != ProcessIdentity.ownPID {
                _ = try processes.signal(serving.process, .kill)
            }
        } catch { Issue.record("\(error)") }
    }

    var runs: RunTrial { daemon.runs }
    var folder: WebFolder { WebFolder(ofHome: FilePath.resolvedAhead(runs.home.root)) }

    func web(_ arguments: String...) throws -> CommandTester { try runs.roost(["web"] + arguments) }

    /// Nobody can be served with these.
    func spoilSettings() throws {
        try disk.makeFolders(runs.home.root)
        let lines = "[web]\ncertificate = \"/nowhere/it.pem\"\nkey = \"/nowhere/key.pem\"\n"
        try disk.createFile(runs.home.configuration, with: Array(lines.utf8))
    }

    func serving() throws -> WebServing? { try WebServing.alive(in: folder, on: disk) }

    /// The test itself is the server, for as long as it holds what is answered.
    func pretend(by starter: WebServing.Starter, isReadOnly: Bool = true) throws -> FileDescriptor {
        try folder.secure(on: disk)
        guard let right = try folder.takeRight(on: disk) else { throw ControlError.nobodyListens(folder.lock) }
        let serving = WebServing(
            process: try #require(try processes.identity(of: ProcessIdentity.ownPID)),
            address: "127.0.0.1",
            port: 8471,
            isSecure: false,
            isReadOnly: isReadOnly,
            startedBy: starter,
            version: "1",
            startedAt: SystemClock().now().wall
        )
        try serving.write(in: folder, on: disk)
        return right
    }

    /// The code of an address that was printed.
    static func code(in text: String) -> String {
        let line = text.split(separator: "\n").first ?? ""
        return line.split(separator: "#code=").last.map(String.init) ?? ""
    }

    func isGood(_ code: String) throws -> Bool {
        try WebCode.take(code, in: folder, at: SystemClock().now().wall, on: disk)
    }

    func hasEnded(_ process: ProcessIdentity) throws -> Bool {
        try Eventually.wait(upTo: .seconds(30)) { try !processes.isAlive(process) }
    }
}
