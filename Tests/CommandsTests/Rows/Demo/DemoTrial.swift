import Domain
import Glibc
import Platform
import TestSupport
import Testing

/// A folder of a test's own in which demos make their homes. No process of theirs outlives the test.
final class DemoTrial: Sendable {
    let scratch: TemporaryHome
    let disk = SystemDisk()

    init(for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        try disk.makeFolders(scratch.path("tmp"))
        try disk.makeFolders(scratch.path("person"))
    }

    deinit {
        do {
            for home in try homes() {
                for pid in try left(of: home) where pid != getpid() { kill(pid, SIGKILL) }
            }
        } catch { Issue.record("\(error)") }
    }

    var folder: String { FilePath.resolved(scratch.path("tmp")) }
    var environment: [String: String] {
        ["TMPDIR": folder, "HOME": scratch.path("person"), "TERM": "xterm", "LC_ALL": "C.UTF-8"]
    }

    func homes() throws -> [String] { try disk.list(folder).map { "\(folder)/\($0)" } }

    /// The processes that the demo of a home has started and that are there.
    func left(of home: String) throws -> Set<Int32> { try ProcessTable.read().marked(with: "DEMO_HOME=\(home)") }

    /// The demo on a terminal of its own, where a person presses a key once a text is there.
    func onTerminal(pressing key: String, behind text: String) throws -> CommandResult {
        let terminal = try Terminal(rows: 40, columns: 100)
        let words = ["--ctty", "--wait", try Programs.path("roost"), "demo", "--fast", "--keep"]
        var values = environment
        values["PATH"] = Environment.current()["PATH"]
        var request = SpawnRequest(try Programs.tool("setsid"), words, environment: Environment(values).entries)
        request.input = .descriptor(terminal.programs.number)
        request.output = .descriptor(terminal.programs.number)
        request.error = .descriptor(terminal.programs.number)
        var child = try SystemProcesses().spawn(request)
        let screen = terminal.keepOurs()
        var shown: [UInt8] = []
        var isPressed = false
        let hasEnded = try Eventually.wait(upTo: .seconds(300)) {
            shown += Self.unread(screen)
            if !isPressed, String(decoding: shown, as: UTF8.self).contains(text) {
                isPressed = true
                try disk.writeAll(Array(key.utf8), to: screen)
            }
            return try child.wait(upTo: .zero) != nil
        }
        #expect(hasEnded)
        let end = try #require(try child.wait(upTo: .seconds(10)))
        shown += Self.unread(screen)
        return CommandResult(status: end.status, stdoutBytes: shown, stderrBytes: [])
    }

    /// A terminal whose programs have all gone answers EIO, which is its end.
    private static func unread(_ screen: borrowing FileDescriptor) -> [UInt8] {
        var bytes: [UInt8] = []
        do throws(PlatformError) {
            while true {
                let some = try screen.readOnce(bytesMax: 1 << 16)
                if some.isEmpty { return bytes }
                bytes += some
            }
        } catch { return bytes }
    }

    func demo(_ words: String...) throws -> CommandTester {
        try CommandTester("roost").arguments(["demo"] + words).environment(environment).folder(scratch.path("person"))
            .limit(.seconds(300))
    }
}

extension String {
    /// What stands behind the one text and before the other, the first time.
    func between(_ start: String, _ end: String) -> Substring? {
        guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end) else {
            return nil
        }
        return self[from.upperBound..<to.lowerBound]
    }
}
