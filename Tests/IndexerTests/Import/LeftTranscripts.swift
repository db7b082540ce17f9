import Domain
import Indexer
import Journal
import Platform
import TestSupport

/// A home, and a folder beside it in which agents have left transcripts.
struct LeftTranscripts {
    let home: IndexedHome
    var folder: String { home.fixture.scratch.path("left") }

    init(for test: String = #function) throws { home = try IndexedHome(for: test) }

    /// The same file as before where the name is the same.
    @discardableResult
    func put(_ name: String, _ lines: [String]) throws -> String {
        try SystemDisk().makeFolders(folder)
        let path = "\(folder)/\(name)"
        try SystemDisk().replaceFile(path, with: Array((lines.joined(separator: "\n") + "\n").utf8))
        return path
    }

    func take(_ agent: TranscriptAgent) throws -> ImportReport {
        let index = try home.open()
        let search = try index.search(agent, below: [folder], Environment([:]))
        return try index.take(search.found, Environment([:]))
    }

    /// Copies a transcript as an import does that is killed before it has made rows of it.
    @discardableResult
    func copyOnly(_ name: String, as format: TranscriptFormat) throws -> ImportedCopy? {
        let copies = ImportFolder(home.paths.home.imports, on: SystemDisk())
        return try copies.take("\(folder)/\(name)", as: format, now: home.fixture.clock.now().wall)?.copy
    }

    /// What the rows say apart from how far files were read.
    func rows() throws -> [String] { try home.dump().filter { !$0.hasPrefix("imported_files") } }

    func rebuiltRows() throws -> [String] { try home.rebuilt().filter { !$0.hasPrefix("imported_files") } }

    func said() throws -> [String] {
        try home.rows(
            "SELECT content FROM blocks WHERE content_type = 'text' ORDER BY timestamp, block_id"
        ).map(\.[0].said)
    }

    /// What each response put out, the smallest first.
    func outputs() throws -> [String] {
        try home.rows("SELECT tokens_output FROM api_calls ORDER BY tokens_output").map(\.[0].said)
    }
}
