import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// A home in which real daemons are started, and real runs under real shims. What a test leaves behind ends with it.
final class DaemonTrial {
    let fixture: ShimFixture
    let disk = SystemDisk()
    let processes = SystemProcesses()
    private var shims: [RunningShim] = []

    init(for test: String = #function) throws { fixture = try ShimFixture(for: test) }

    /// Daemons that have freed themselves, and shims that they called, are nobody's children.
    deinit {
        do {
            if let daemon = try living()?.process { _ = try processes.signal(daemon, .kill) }
            for run in RunCatalog.readable(try all(), on: disk) {
                for process in [run.state.process, run.state.shim].compactMap({ $0 }) {
                    _ = try processes.signal(process, .kill)
                }
            }
        } catch { Issue.record("\(error)") }
    }

    var home: HomePaths { fixture.home }

    func all() throws -> [RunPaths] { try RunLookup.runs(beginningWith: "", in: home, on: disk) }

    /// A daemon in the foreground, which is killed when the test lets go of it.
    func daemon(_ arguments: [String] = []) throws -> RunningProgram {
        try RunningProgram(
            Programs.path("roostd"),
            ["--foreground", "--home", home.root] + arguments,
            errorsTo: "\(home.root)/daemon.err"
        )
    }

    func errors() throws -> String {
        String(decoding: try disk.readAll("\(home.root)/daemon.err", bytesMax: 1 << 20), as: UTF8.self)
    }

    func living() throws -> DaemonMark? { try DaemonMark.living(in: home, on: disk, processes: processes) }

    /// Asks whoever listens at the socket of the home, as a person does.
    func ask(_ name: String, _ words: [String] = [], data: JSONObject = [:]) throws -> DirectiveAnswer {
        try connect().ask(name, words: words, data: data, upTo: .seconds(60))
    }

    /// A daemon says that it has begun, and then listens; where one before it was killed, its socket is still there.
    func connect() throws -> ControlClient {
        let own = try #require(try processes.identity(of: ProcessIdentity.ownPID))
        let address = try ControlAddress(ofHome: home.root, uid: geteuid(), environment: .current())
        let client = Hello.Client(.known(.command), identity: own)
        var connected: ControlClient?
        _ = Eventually.wait(upTo: .seconds(60)) {
            connected = Deliberate.ignore(because: "it is tried again") { () throws(ControlError) in
                try ControlClient(to: address.path, as: client, uid: geteuid(), upTo: .seconds(30))
            }
            return connected != nil
        }
        return try #require(connected)
    }

    /// Waits until the daemon has begun, which it says in its journal.
    func begun(_ pid: Int32) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            guard try living()?.process.pid == pid else { return false }
            return try notes().contains { $0.type == "daemon_started" && $0.pid == pid }
        }
    }

    struct Note: Equatable {
        let type: String
        let pid: Int32?
        let message: String
    }

    /// What daemons have noted of themselves, session after session.
    func notes() throws -> [Note] {
        try events().compactMap { event in
            guard event.data["component"] == "daemon", let type = event.data["event_type"]?.stringValue else {
                return nil
            }
            let pid = event.data["details"]?.objectValue?["pid"]?.integerValue.map { Int32($0) }
            return Note(type: type, pid: pid, message: event.message)
        }
    }

    func events() throws -> [Event] {
        var events: [Event] = []
        for session in try SessionLookup.sessions(in: home, on: disk) {
            var reader = try JournalReader(path: session.journal, on: disk)
            while let item = try reader.next() {
                if case .event(let event, _) = item { events.append(event) }
            }
        }
        return events
    }

    func sessions() throws -> [(metadata: SessionMetadata, state: SessionState)] {
        try SessionLookup.sessions(in: home, on: disk).map {
            (try SessionMetadata.read($0.metadata, on: disk), try SessionState.read($0.state, on: disk))
        }
    }

    /// A run whose shim speaks to the daemon, where there is one.
    @discardableResult
    func launch(_ command: [String]) throws -> RunningShim {
        let socket = home.socket
        let shim = try fixture.launch(command) { $0.socket = socket }
        shims.append(shim)
        return shim
    }

    func state(_ paths: RunPaths) throws -> RunState { try RunState.read(paths.state, on: disk) }
}
