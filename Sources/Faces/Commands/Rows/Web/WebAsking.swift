import Control
import Domain
import JSON
import Journal
import Platform
import Runs

/// Has the daemon serve browsers, and waits until it does.
struct WebAsking {
    private static let patience = Duration.seconds(15)
    private static let lookInterval = Duration.milliseconds(50)
    /// How often the server may end as it begins: another that still ends is one reason that passes.
    private static let failuresMax: Int64 = 1
    /// What is read of the end of the log.
    private static let logBytesMax: Int64 = 16 << 10

    private let invocation: Invocation
    private let home: HomePaths
    private let folder: WebFolder

    init(_ invocation: Invocation, _ home: HomePaths, _ folder: WebFolder) {
        self.invocation = invocation
        self.home = home
        self.folder = folder
    }

    func served(_ wish: WebWish) throws(CommandError) -> WebServing {
        let (disk, clock) = (invocation.disk, invocation.clock)
        let before = try withDaemon { () throws(ControlError) in try WebServing.alive(in: folder, on: disk) }
        _ = try invocation.askDaemon(.web, words: ["on"], data: wish.json)
        let deadline = clock.now().monotonic.advanced(by: Self.patience)
        var pause = ReadySet()
        while clock.now().monotonic < deadline {
            let now = try withDaemon { () throws(ControlError) in try WebServing.alive(in: folder, on: disk) }
            if let now, now.startedBy == .daemon, wish.isMet(by: now), now.process != before?.process { return now }
            try refuseFailed()
            do throws(PlatformError) { try pause.wait(upTo: Self.lookInterval) } catch { throw .platform(error) }
        }
        throw .timedOut("the daemon was asked, and no page is served yet", hint: hint)
    }

    private func refuseFailed() throws(CommandError) {
        let standing = try invocation.askDaemon(.web).data ?? [:]
        guard let failures = standing["failures"]?.integerValue, failures > Self.failuresMax else { return }
        let trouble = standing["trouble"]?.stringValue ?? "roost-web ends again and again"
        throw .failed(SafeText.of(lastSaid ?? trouble), hint: hint)
    }

    /// The last that the server has said, which the daemon's log takes.
    private var lastSaid: String? {
        let disk = invocation.disk
        // A link to the log of the newest session.
        let path = FilePath.resolved(home.daemonLog)
        let bytes = Deliberate.ignore(because: "how it ended is known without") { () throws(PlatformError) in
            let file = try disk.openFile(path, .read)
            let start = max(0, try disk.status(of: file).bytes - Self.logBytesMax)
            var room = [UInt8](repeating: 0, count: Int(Self.logBytesMax))
            let count = room.withUnsafeMutableBytes { room -> Result<Int, PlatformError> in
                do throws(PlatformError) { return .success(try disk.readFully(file, into: room, at: start)) } catch {
                    return .failure(error)
                }
            }
            return Array(room.prefix(try count.get()))
        }
        let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n")
        return lines.last { $0.hasPrefix("\(WebForeground.program): ") }.map(String.init)
    }

    private var hint: String {
        "more: tail \(CommandText.of([home.daemonLog]))   it is tried again until: roost web --stop"
    }
}
