import Control
import Domain
import JSON
import Journal
import Platform
import TestSupport

/// A home that is served by the real program, and a visitor who does what no browser would.
final class WebTrial {
    let scratch: TemporaryHome
    let disk = SystemDisk()
    private let words: [String]
    private var program: RunningProgram

    var folder: WebFolder { WebFolder(ofHome: scratch.path("home")) }

    /// - Parameter prepare: makes what is in the home, before it is served.
    init(for test: String = #function, _ words: [String] = [], prepare: (String) throws -> Void = { _ in }) throws {
        scratch = try TemporaryHome(for: test)
        let home = scratch.path("home")
        try disk.makeFolders(home)
        try prepare(home)
        self.words = words + [home]
        program = try Self.begin(self.words, in: scratch)
        _ = try serving()
    }

    func signal(_ signal: Signal) throws { try program.signal(signal) }

    /// How the server ended.
    func end() throws -> ExitStatus { try program.end(within: .seconds(60)) }

    /// The next server, after the first one has ended.
    func beginAgain(after first: WebServing) throws -> WebServing {
        program = try Self.begin(words, in: scratch)
        return try serving { $0.process != first.process }
    }

    /// One more server, such as nobody should begin.
    func begin(_ words: [String]) throws -> RunningProgram { try Self.begin(words, in: scratch) }

    private static func begin(_ words: [String], in scratch: TemporaryHome) throws -> RunningProgram {
        try RunningProgram(Programs.path("roost-web"), words, errorsTo: scratch.path("said"))
    }

    /// What servers of this home have said.
    var said: String {
        get throws { String(decoding: try disk.readAll(scratch.path("said"), bytesMax: 1 << 20), as: UTF8.self) }
    }

    /// What is served, as soon as it is.
    func serving(_ isWanted: (WebServing) -> Bool = { _ in true }) throws -> WebServing {
        var found: WebServing?
        _ = try Eventually.wait(upTo: .seconds(60)) {
            found = try WebServing.alive(in: folder, on: disk).flatMap { isWanted($0) ? $0 : nil }
            return found != nil
        }
        guard let found else { throw Lacking(said: try said) }
        return found
    }

    struct Lacking: Error { let said: String }

    var port: UInt16 { get throws { try serving().port } }

    var token: String {
        get throws { try WebToken.readOrMake(in: folder, on: disk).text }
    }

    /// Sends a request as it is written, and reads one answer.
    func ask(_ text: String) throws -> HTTPProbe.Reply {
        let probe = try HTTPProbe(port: port)
        // What is too much is answered before all of it has been sent.
        let sent = Result { try probe.send(text) }
        let reply = Result { try probe.readReply(isBare: text.hasPrefix("HEAD ")) }
        if case .failure = reply { try sent.get() }
        return try reply.get()
    }

    /// - Parameters:
    ///   - fields: beside the host.
    ///   - isKnown: whether the visitor shows the token.
    func ask(
        _ method: String = "GET",
        _ path: String,
        _ fields: [String] = [],
        host: String? = nil,
        body: String? = nil,
        isKnown: Bool = true
    ) throws -> HTTPProbe.Reply {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(try host ?? "127.0.0.1:\(port)")"] + fields
        if isKnown { lines.append("Authorization: Bearer \(try token)") }
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        return try ask((lines + ["Connection: close", "", body ?? ""]).joined(separator: "\r\n"))
    }

    /// As a page of ours posts.
    func post(_ path: String, _ body: String, isKnown: Bool = true) throws -> HTTPProbe.Reply {
        let fields = ["Origin: http://127.0.0.1:\(try port)", "Content-Type: application/json"]
        return try ask("POST", path, fields, body: body, isKnown: isKnown)
    }

    // MARK: - The command line

    /// The folder is in no repository.
    static func roost(_ home: String, _ words: String...) throws { try roost(home, words) }

    func roost(_ words: String...) throws { try Self.roost(scratch.path("home"), words) }

    private static func roost(_ home: String, _ words: [String]) throws {
        let result = try CommandTester("roost").environment(["ROOST_HOME": home]).folder("/").arguments(words)
            .limit(.seconds(120)).run()
        guard result.exitCode == 0 else { throw Lacking(said: "\(words): \(result.stderr)") }
    }

    /// The only run of a task, as soon as it is known.
    func run(of task: String) throws -> String {
        var run: String?
        var said = ""
        _ = try Eventually.wait(upTo: .seconds(60)) {
            let reply = try ask("GET", "/api/v1/tasks/\(task)/runs")
            said = reply.text
            run = try JSONReader.read(reply.body)["rows"]?.arrayValue?.first?["run"]?.stringValue
            return run != nil
        }
        guard let run else { throw Lacking(said: said) }
        return run
    }
}
