import Platform
import Store
import TestSupport
import Testing

@Suite struct LentBytesTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "LentBytesTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
    }

    @Test func lentBytesAreTakenAsTextOrBlob() throws {
        try connection.runScript("CREATE TABLE t(a TEXT, b BLOB) STRICT")
        try Array("größer".utf8).withUnsafeBytes { bytes in
            try connection.run("INSERT INTO t VALUES(?, ?)", LentBytes.text(bytes), LentBytes.blob(bytes))
        }
        let row = try connection.first("SELECT a, b FROM t") { $0.values }
        #expect(row == [.text("größer"), .blob(Array("größer".utf8))])
    }

    @Test func lentNothingIsEmptyAndNotNull() throws {
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        let row = try connection.first("SELECT ?, ?", LentBytes.text(none), LentBytes.blob(none)) { $0.values }
        #expect(row == [.text(""), .blob([])])
    }
}
