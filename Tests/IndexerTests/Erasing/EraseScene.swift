import Domain
import Glibc
import JSON
import Journal
import Packing
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// A home into which secrets leaked everywhere, and a repository with checkpoints of its runs.
final class EraseScene: Sendable {
    let left: LeftTranscripts
    let repository: ScratchRepository
    let key = Randomness.bytes(32)
    let disk = SystemDisk()
    var home: IndexedHome { left.home }
    var paths: RecordPaths { home.paths }

    init(for test: String = #function) throws {
        left = try LeftTranscripts(for: test)
        repository = try ScratchRepository(for: test)
        try disk.createFile(left.home.paths.home.redactionKey, with: key)
    }

    // MARK: - Leaking

    /// As agents, shells and people write a secret.
    static func writings(_ secret: String) -> [String] {
        let bytes = Array(secret.utf8)
        let quoted = JSONWriter.text(.string(secret)).dropFirst().dropLast()
        let twice = JSONWriter.text(.string(String(quoted))).dropFirst().dropLast()
        let escaped = bytes.map { byte -> String in
            let isPlain = Character(Unicode.Scalar(byte)).isLetter && byte < 128 || (48...57).contains(byte)
            return isPlain ? String(decoding: [byte], as: UTF8.self) : "%" + Hex.encode([byte]).uppercased()
        }
        return [secret, String(quoted), String(twice), escaped.joined()]
            + (0..<3).map { Base64.encode(Array(repeating: 120, count: $0) + bytes) }
    }

    /// Everywhere where something that was printed, asked or done can stand.
    @discardableResult
    func leak(_ secrets: [String]) throws -> RunPaths {
        let all = secrets.flatMap(Self.writings)
        let said = all.flatMap { ClaudeTalk.lines("c-live", message: "msg_live", secret: Self.json($0)) }
        try home.record(said + ["a line that is no JSON: \(all[0])"], of: "gh-450")
        let talk = try home.record(all.map { "echo \($0)" }, by: .shell, to: .stderr, of: "gh-451")
        try disk.makeFolders(talk.artifacts)
        try disk.replaceFile(talk.prompt, with: Array("Use \(secrets[0]).\n".utf8))
        try disk.replaceFile("\(talk.artifacts)/notes.txt", with: Array(all.joined(separator: "\n").utf8))
        var session = try home.begin()
        for secret in all {
            try session.record(
                .decision,
                "Chose \(secret).",
                data: ["function_name": "choose", "decision_point": "which", "decision_reason": .string(secret)]
            )
        }
        try session.end(.normal)
        let long = String(repeating: "much text ", count: 5_000) + Self.json(all.joined(separator: " "))
        try left.put("c-left.jsonl", Self.transcript(all.map(Self.json) + [long]))
        _ = try left.take(.claude)
        try disk.makeFolders(paths.home.quarantine)
        try disk.replaceFile("\(paths.home.quarantine)/1-run-x", with: Array(all.joined(separator: ",").utf8))
        try home.pass()
        try disk.replaceFile(
            "\(paths.home.quarantine)/index.db.corrupt-then",
            with: disk.readAll(paths.index, bytesMax: 1 << 30)
        )
        return talk
    }

    static func json(_ text: String) -> String { String(JSONWriter.text(.string(text)).dropFirst().dropLast()) }

    static func transcript(_ texts: [String]) -> [String] {
        texts.enumerated().map { number, text in
            """
            {"type":"user","uuid":"u\(number)","parentUuid":null,"sessionId":"c-left","cwd":"/repo",\
            "timestamp":"2026-11-01T10:00:00.000Z","message":{"role":"user","content":"Say \(text)."}}
            """
        }
    }

    /// A checkpoint of a run, whose commit has this file.
    func checkpoint(_ run: RunPaths, seq: Int, holding text: String) throws {
        let base = try repository.git("rev-parse", "HEAD")
        try repository.write("leak.txt", text)
        try repository.commit("checkpoint \(seq)")
        let commit = try repository.git("rev-parse", "HEAD")
        let name = "refs/roost/\(FilePath.name(of: run.directory))/\(seq)"
        try repository.git("update-ref", name, commit)
        try repository.git("reset", "--quiet", "--hard", base)
        let document: JSONObject = [
            "seq": .integer(Int64(seq)), "createdAt": "2026-11-21T00:00:00.000Z", "ref": .string(name),
            "commit": .string(commit), "tree": .string(commit), "baseCommit": .string(base), "files": 1,
        ]
        try disk.makeFolders(run.checkpoints)
        try disk.createFile("\(run.checkpoints)/000\(seq).json", with: JSONWriter.bytes(.object(document)))
    }

    func refs() throws -> [String] {
        try repository.git("for-each-ref", "--format=%(refname)", "refs/roost").split(separator: "\n").map(String.init)
    }

    // MARK: - Erasing

    func erasing() throws -> Erasing {
        try Erasing(paths, in: repository.environment, on: disk, clock: home.fixture.clock)
    }

    @discardableResult
    func erase(_ secret: String) throws -> EraseFindings {
        let erasing = try erasing()
        let findings = try erasing.places(of: Array(secret.utf8))
        #expect(try erasing.erase(findings, .secret(Array(secret.utf8), key: key)) == [])
        return findings
    }

    // MARK: - Looking

    /// The files of the home, what they unpack to, and what the databases keep packed, in which a text stands.
    func holders(of texts: [String]) throws -> [String] {
        var found: [String] = []
        for path in try files(paths.home.root) {
            let bytes = try disk.readAll(path, bytesMax: 1 << 30)
            var isHolder = Self.holds(bytes, texts)
            if path.hasSuffix(".zst") { isHolder = try Self.holds(unpacked(path), texts) }
            if isHolder { found.append(path) }
        }
        let packed = "SELECT packed FROM blocks WHERE packed IS NOT NULL"
        let months = try disk.exists(home.archive.path) ? home.archive.months(on: disk) : []
        let archived = try months.flatMap { try home.archivedRows("\($0)", packed) }
        for block in try home.rows(packed) + archived {
            guard case .blob(let frame) = block[0] else { continue }
            let decompressor = try FrameDecompressor()
            let bytes = try frame.withUnsafeBytes { try decompressor.content(of: $0, bytesMax: 1 << 26) }
            if Self.holds(bytes, texts) { found.append("a packed block") }
        }
        return found
    }

    static func holds(_ bytes: [UInt8], _ texts: [String]) -> Bool {
        texts.contains { text in
            let text = Array(text.utf8)
            return bytes.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while let first = text.first, let place = rest.firstIndex(of: first) {
                    rest = rest[place...]
                    if rest.starts(with: text) { return true }
                    rest = rest.dropFirst()
                }
                return false
            }
        }
    }

    func unpacked(_ path: String) throws -> [UInt8] {
        var reader = try PackedReader(path, on: disk)
        var bytes = [UInt8](repeating: 0, count: Int(reader.contentBytes))
        _ = try bytes.withUnsafeMutableBytes { (room) throws(PackingError) in try reader.read(into: room, at: 0) }
        return bytes
    }

    func files(_ folder: String) throws -> [String] {
        try disk.list(folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            return switch try disk.status(of: path)?.kind {
            case .folder: try files(path)
            case .file: [path]
            default: []
            }
        }
    }
}
