import Domain
import Glibc
import JSON
import Platform

/// The agents of a home and their shims, as the files of its runs name them.
struct HomeAgents {
    struct Agent: Hashable {
        let agent: ProcessIdentity
        let shim: ProcessIdentity
    }

    let agents: [Agent]

    init(in home: String) throws {
        let disk = SystemDisk()
        var found: [Agent] = []
        for task in try disk.list("\(home)/runs") {
            for run in try disk.list("\(home)/runs/\(task)") {
                let state = try JSONReader.read(
                    try disk.readAll("\(home)/runs/\(task)/\(run)/state.json", bytesMax: 1 << 20)
                )
                guard let agent = state["process"]?.objectValue, let shim = state["shim"]?.objectValue else { continue }
                found.append(Agent(agent: try ProcessIdentity(Fields(agent)), shim: try ProcessIdentity(Fields(shim))))
            }
        }
        agents = found
    }

    /// Both halves of all shims.
    var shims: [Int32] { agents.flatMap { [$0.shim.pid] + Self.recorders(of: $0.shim.pid) } }

    func areAlive() throws -> Bool { try agents.allSatisfy { try SystemProcesses().isAlive($0.agent) } }

    func haveShims() throws -> Bool { try agents.allSatisfy { try SystemProcesses().isAlive($0.shim) } }

    /// As no shim is that something goes wrong with: at once and both halves.
    func killShims() throws {
        let shims = shims
        for pid in shims { kill(pid, SIGKILL) }
        let clock = SystemClock()
        let deadline = clock.now().monotonic.advanced(by: .seconds(10))
        while try agents.contains(where: { try SystemProcesses().isAlive($0.shim) }) {
            guard clock.now().monotonic < deadline else { throw PlatformError.noProgress(subject: "killed shims") }
            usleep(1000)
        }
    }

    private static func recorders(of keeper: Int32) -> [Int32] {
        RecordedRun.children(of: keeper).filter { RecordedRun.program(of: $0).hasSuffix("/roost-shim") }
    }
}
