import Domain
import JSON
import Journal
import Testing

@testable import Indexer

@Suite struct ImportMetadataTests {
    private let metadata: ImportMetadata

    init() throws {
        let identity = ImportIdentity(.codexRollout, conversation: "thread", firstLine: [1], path: "p")
        var made = try ImportMetadata(identity, id: identity.id(after: 0), path: "/a", now: WallTime(nanoseconds: 0))
        made.versions = [CopyVersion(number: 1, bytes: 7, copiedAt: WallTime(nanoseconds: 1_000_000))]
        made.writtenAt = WallTime(nanoseconds: 3_000_000)
        made.sourceUpdatedAt = WallTime(nanoseconds: 2_000_000)
        metadata = made
    }

    @Test func whatIsWrittenIsReadBack() throws {
        #expect(try ImportMetadata(parsing: metadata.bytes) == metadata)
        #expect(
            metadata.json.keys == [
                "layoutVersion", "id", "agent", "format", "paths", "firstCopiedAt", "lastCopiedAt", "identitySHA256",
                "conversation", "writtenAt", "sourceUpdatedAt", "versions",
            ]
        )
    }

    @Test(arguments: ["../bytes.zst", "bytes/../../x.zst", "meta.json", "bytes"])
    func aFileThatIsNotInTheFolderIsRefused(name: String) {
        var object = metadata.json
        object["versions"] = [["file": .string(name), "bytes": 1, "copiedAt": "2026-11-21T00:00:00.000Z"]]
        #expect(throws: JournalError.self) { _ = try ImportMetadata(parsing: JSONWriter.bytes(.object(object))) }
    }

    @Test(arguments: [JSONValue.array([]), .array([1]), .null])
    func aCopyHasAVersion(value: JSONValue) {
        var object = metadata.json
        object["versions"] = value
        #expect(throws: JournalError.self) { _ = try ImportMetadata(parsing: JSONWriter.bytes(.object(object))) }
    }

    @Test func thePlacesAreKeptTheLatestFirst() {
        var metadata = metadata
        let isNews = ["/b", "/b", "/a", "/c"].map { metadata.note(path: $0) }
        #expect(isNews == [true, false, false, true])
        #expect(metadata.paths == ["/c", "/b", "/a"])
        for number in 0..<40 { _ = metadata.note(path: "/\(number)") }
        #expect(metadata.paths.count == 16)
    }
}
