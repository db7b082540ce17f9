import Domain
import Journal
import Packing
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct RawBlocksTests {
    private let story: StoryRecord
    private let line = Array("{\"text\":\"sk-ant-api03 \u{1F680}\"}\nrest".utf8)

    init() throws { story = try StoryRecord(for: "RawBlocksTests") }

    private func raws(_ run: String) throws -> [ExportedTalk.RawBytes?] {
        let home = HomePaths(root: story.home.path)
        return try story.items(.run(run), raw: RawBlocks(of: home, on: SystemDisk())).compactMap { item in
            if case .talk(let talk) = item, case .block = talk.item { talk.raw } else { nil }
        }
    }

    private func point(_ source: String, at path: String) throws {
        try story.filled.conversations.write { () throws(StoreError) in
            try story.filled.conversations.run("UPDATE sources SET path = ? WHERE source_id = ?", path, source)
        }
    }

    @Test func theBytesAreThoseOfTheFile() throws {
        let path = story.home.path("out.log")
        try SystemDisk().createFile(path, with: line)
        try point("run-1/stdout", at: path)
        #expect(try raws("run-1") == Array(repeating: .bytes(Array(line.prefix(9))), count: 3))
    }

    @Test func whatIsGoneOrShorterIsMissing() throws {
        #expect(try raws("run-1") == Array(repeating: .missing, count: 3))
        let path = story.home.path("out.log")
        try SystemDisk().createFile(path, with: [1, 2, 3])
        try point("run-1/stdout", at: path)
        #expect(try raws("run-1") == Array(repeating: .missing, count: 3))
    }

    @Test func ofAnImportTheyAreThoseOfItsCopy() throws {
        let folder = HomePaths(root: story.home.path).imports + "/run-1/stdout"
        let disk = SystemDisk()
        try disk.makeFolders(folder)
        var writer = try PackedWriter(folder + "/bytes-2.zst", on: disk)
        try line.withUnsafeBytes { try writer.append($0) }
        try writer.finish()
        let metadata = #"{"versions":[{"file":"bytes.zst","bytes":1},{"file":"bytes-2.zst","bytes":40}]}"#
        try disk.createFile(folder + "/meta.json", with: Array(metadata.utf8))
        #expect(try raws("run-1") == Array(repeating: .bytes(Array(line.prefix(9))), count: 3))
    }
}
