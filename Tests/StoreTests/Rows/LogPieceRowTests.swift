import Domain
import Store
import Testing

@Suite struct LogPieceRowTests {
    private let filled: FilledIndex
    private var said: Connection { filled.conversations }

    init() throws { filled = try FilledIndex() }

    private func piece(_ source: String, _ number: Int64) -> LogPieceRow {
        LogPieceRow(worker: "run-1", source: source, number: number, at: FilledIndex.now, bytes: 10..<25)
    }

    @Test func piecesOfTwoChannelsDoNotMeet() throws {
        try said.write { () throws(StoreError) in
            for source in ["run-1/stdout", "run-1/stderr"] {
                try said.put(SourceRow(id: source, kind: "x", path: "p"))
                for number: Int64 in 0..<2 { try said.insert(piece(source, number)) }
            }
        }
        let rows = try said.rows("SELECT DISTINCT byte_offset, byte_length FROM log_pieces") { $0.values }
        #expect(rows == [[.integer(10), .integer(15)]])
        #expect(try said.integer("SELECT count(*) FROM log_pieces") == 4)
    }

    @Test func aPieceIsNotTakenTwice() throws {
        try said.write { () throws(StoreError) in
            try said.put(SourceRow(id: "s", kind: "x", path: "p"))
            try said.insert(piece("s", 0))
        }
        let error = #expect(throws: StoreError.self) { try said.insert(piece("s", 0)) }
        #expect(error?.kind == .constraint)
    }
}
