import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct OpenCodeDatabaseTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "OpenCodeDatabase") }

    @Test func idsThatOnlyTheColumnsHaveStandInTheLines() throws {
        let connection = try Connection(home.path("opencode.db"), for: .create, on: disk)
        try connection.runScript(
            """
            CREATE TABLE session(id text, title text, time_created integer, time_updated integer, strange blob);
            CREATE TABLE message(id text, session_id text, time_created integer, data text);
            CREATE TABLE part(id text, message_id text, session_id text, time_created integer, data text);
            INSERT INTO session VALUES('s', 'a "title"', 1, 2, x'00'), ('other', NULL, 3, NULL, NULL);
            INSERT INTO message VALUES('m2', 's', 9, '{}'), ('m1', 's', 5, '{"role":"user"}'), ('x', 'other', 1, '{}');
            INSERT INTO part VALUES('p', 'm1', 's', 7, '{"type":"text"}'), ('q', 'm1', 's', 8, 'no object');
            """
        )
        let database = try OpenCodeDatabase(connection.file, on: disk)
        let sessions = try database.sessions()
        #expect(sessions.map(\.id) == ["s", "other"] && sessions[1].updatedAt == nil)
        var written: [UInt8] = []
        try database.write(sessions[0]) { (bytes) throws(IndexerError) in written += bytes }
        #expect(
            String(decoding: written, as: UTF8.self).split(separator: "\n") == [
                #"{"id":"s","title":"a \"title\"","time":{"created":1,"updated":2}}"#,
                #"{"id":"m1","sessionID":"s","role":"user","time":{"created":5}}"#,
                #"{"id":"m2","sessionID":"s","time":{"created":9}}"#,
                #"{"id":"p","messageID":"m1","sessionID":"s","type":"text","time":{"created":7}}"#,
                #"{"id":"q","messageID":"m1","sessionID":"s","time":{"created":8}}"#,
            ]
        )
    }

    @Test func whatCannotBeWrittenOnEndsThere() throws {
        let connection = try Connection(home.path("opencode.db"), for: .create, on: disk)
        try connection.runScript(
            """
            CREATE TABLE session(id text, time_created integer, time_updated integer);
            CREATE TABLE message(id text, session_id text, time_created integer, data text);
            CREATE TABLE part(id text, message_id text, session_id text, time_created integer, data text);
            INSERT INTO session VALUES('s', 1, 2);
            INSERT INTO message VALUES('m', 's', 5, '{}'), ('n', 's', 6, '{}');
            """
        )
        let database = try OpenCodeDatabase(connection.file, on: disk)
        let session = try database.sessions()[0]
        var count = 0
        #expect(throws: IndexerError.changedMeanwhile(path: "m")) {
            try database.write(session) { (_) throws(IndexerError) in
                count += 1
                if count == 2 { throw .changedMeanwhile(path: "m") }
            }
        }
        #expect(count == 2)
    }

    @Test func aDatabaseOfAnotherKindIsRefused() throws {
        let connection = try Connection(home.path("opencode.db"), for: .create, on: disk)
        try connection.runScript("CREATE TABLE other(x)")
        let database = try OpenCodeDatabase(connection.file, on: disk)
        #expect(throws: IndexerError.self) { _ = try database.sessions() }
    }
}
