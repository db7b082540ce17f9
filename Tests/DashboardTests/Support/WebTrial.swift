import Control
import Domain
import Journal
import Platform
import TestSupport

/// A home that is served by the real program, and a visitor who does what no browser would.
final class WebTrial {
    let scratch: TemporaryHome
    let disk = SystemDisk()
    private let program: RunningProgram

    var folder: WebFolder { WebFolder(ofHome: scratch.path("home")) }

    /// - Parameter prepare: makes what is in the home, before it is served.
    init(for test: String = #function, _ words: [String] = [], prepare: (String) throws -> Void = { _ in }) throws {
        scratch = try TemporaryHome(for: test)
        let home = scratch.path("home")
        try disk.makeFolders(home)
        try prepare(home)
        program = try Self.begin(words + [home], in: scratch)
        _ = try serving()
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
    func serving() throws -> WebServing {
        var found: WebServing?
        _ = try Eventually.wait(upTo: .seconds(60)) {
            found = try WebServing.alive(in: folder, on: disk)
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
        try probe.send(text)
        return try probe.readReply(isBare: text.hasPrefix("HEAD "))
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
}
