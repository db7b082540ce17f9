import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct OpenCodeStorageTests {
    @Test func linesComeFromFilesOfManyLines() {
        #expect(OneLine.of(Array("{\n  \"a\": 1\r\n}".utf8)) == Array("{   \"a\": 1  }".utf8))
        func inside(_ text: String) -> String {
            String(decoding: Array(text.utf8).withUnsafeBytes { OneLine.inside(ofObject: $0) }, as: UTF8.self)
        }
        #expect(inside(" {\"a\":\n1} ") == "\"a\": 1")
        for text in ["", "{", "{ }", "[1]", "}{", "null"] { #expect(inside(text) == "") }
    }

    @Test func aSessionSaysWhenItWasChanged() {
        #expect(OpenCodeSession.time(1_500) == WallTime(nanoseconds: 1_500_000_000))
        #expect(OpenCodeSession.time(.max) == nil && OpenCodeSession.time(nil) == nil)
    }

    @Test func databasesAndFoldersAreKnownByTheirNames() {
        let names = ["opencode.db", "opencode-beta.db", "opencode.db-wal", "opencodex.db", "other.db"]
        #expect(names.filter(OpenCodePlaces.isDatabaseName) == ["opencode.db", "opencode-beta.db"])
        #expect(OpenCodePlaces.isStorage(["message", "part", "session"]) && !OpenCodePlaces.isStorage(["session"]))
    }

    @Test func messagesStandBeforeTheirParts() throws {
        let home = try TemporaryHome()
        let files = [
            ("session/p/s.json", "{\"id\":\"s\",\"time\":{\"updated\":3}}"), ("message/s/m1.json", "{\"m\":1}"),
            ("message/s/m2.json", "{\"m\":\n2}"), ("part/m1/p1.json", "{\"p\":1}"), ("part/m2/p2.json", "{\"p\":2}"),
            ("session/p/torn.json", "{\"id\":"),
        ]
        for (name, text) in files {
            try SystemDisk().makeFolders(FilePath.folder(of: home.path(name)))
            try SystemDisk().createFile(home.path(name), with: Array(text.utf8))
        }
        let storage = OpenCodeStorage(home.path, on: SystemDisk())
        let sessions = try storage.sessions()
        #expect(sessions.map(\.id) == ["s"] && sessions[0].updatedAt == WallTime(nanoseconds: 3_000_000))
        var written: [UInt8] = []
        try storage.write(sessions[0]) { (bytes) throws(IndexerError) in written += bytes }
        let lines = String(decoding: written, as: UTF8.self).split(separator: "\n")
        #expect(lines.dropFirst() == ["{\"m\":1}", "{\"m\": 2}", "{\"p\":1}", "{\"p\":2}"])
    }
}
