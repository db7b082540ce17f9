import Domain
import Store

/// The parts of a conversation by their numbers within the run, which they have for good: who asks for some of a
/// hundred thousand reads those alone.
extension OpenRecord {
    /// Asks where what was said in a run stands, and once more where it was archived meanwhile.
    func asking<Result>(
        whatWasSaidIn run: String,
        _ body: (_ place: String) throws(StoreError) -> Result
    ) throws(QueriesError) -> Result {
        var place = try place(ofRun: run)
        while true {
            let result = try inStore { () throws(StoreError) in try body(place) }
            let now = try self.place(ofRun: run)
            guard now != place else { return result }
            place = now
        }
    }

    /// How many parts there are: one more than the number of the last.
    func blockCount(ofRun run: String) throws(QueriesError) -> Int64 {
        let rows = RowPlace(of: run).rows
        return try asking(whatWasSaidIn: run) { (place) throws(StoreError) in
            var last = rows.upperBound
            // Rows of another run may stand behind, from where its own begin.
            while last >= rows.lowerBound {
                let found = try index.first(Self.lastPart(in: place), rows.lowerBound, last) { row in
                    (id: row.integer(0) ?? 0, run: row.text(1) ?? "")
                }
                guard let found else { return 0 }
                if found.run == run { return found.id - rows.lowerBound + 1 }
                last = min(found.id, RowPlace(of: found.run).first) - 1
            }
            return 0
        }
    }

    /// Before which parts notes stand that are in the order of time: each before the first that was said later, among
    /// those that are meant. Found by halving, since parts are numbered as they came.
    func places(
        ofNotes notes: [TalkNote],
        among numbers: Range<Int64>,
        ofRun run: String
    ) throws(QueriesError) -> [Int64] {
        let rows = RowPlace(of: run)
        return try asking(whatWasSaidIn: run) { (place) throws(StoreError) in
            let time = try index.statement("SELECT timestamp FROM \(place).blocks WHERE block_id = ?")
            // Halving asks for the same ones again and again.
            var known: [Int64: WallTime?] = [:]
            func isLater(_ number: Int64, _ note: WallTime) throws(StoreError) -> Bool {
                if known[number] == nil {
                    let told = try time.first(rows.row(number)) { $0.text(0).flatMap(WallTime.read) }
                    known[number] = .some(told ?? nil)
                }
                return known[number].flatMap { $0 }.map { $0 > note } ?? false
            }
            var (places, first) = ([Int64](), numbers.lowerBound)
            for note in notes {
                var last = numbers.upperBound
                while let time = note.at, first < last {
                    let middle = first + (last - first) / 2
                    if try isLater(middle, time) { last = middle } else { first = middle + 1 }
                }
                places.append(first)
            }
            return places
        }
    }

    /// The parts with these numbers, as far as they are there.
    func blocks(
        _ numbers: Range<Int64>,
        ofRun run: String,
        unpackedBytesMax: Int
    ) throws(QueriesError) -> [TalkBlock] {
        guard !numbers.isEmpty else { return [] }
        let place = RowPlace(of: run)
        let (start, end) = (place.row(numbers.lowerBound), place.row(numbers.upperBound))
        return try asking(whatWasSaidIn: run) { (place) throws(StoreError) in
            try index.rows(Self.parts(in: place), start, end, run) {
                TalkBlock($0, unpackedBytesMax: unpackedBytesMax)
            }
        }
    }

    /// So many notes behind so many others.
    func talkNotes(of owner: TalkOwner, behind count: Int, countMax: Int) throws(QueriesError) -> [TalkNote] {
        try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT timestamp, type, level, message FROM run_events
                WHERE worker_id = ? AND origin = 'agent' ORDER BY timestamp, sequence LIMIT ? OFFSET ?
                """,
                owner.worker,
                countMax,
                count
            ) { row in
                TalkNote(
                    at: row.text(0).flatMap(WallTime.read),
                    type: row.text(1) ?? "",
                    level: row.text(2) ?? "",
                    message: row.text(3) ?? ""
                )
            }
        }
    }

    private static func lastPart(in place: String) -> String {
        """
        SELECT block_id, worker_id FROM \(place).blocks CROSS JOIN \(place).messages USING(message_id)
        WHERE block_id BETWEEN ? AND ? ORDER BY block_id DESC LIMIT 1
        """
    }

    private static func parts(in place: String) -> String {
        """
        SELECT \(TalkBlock.columns) FROM \(place).blocks CROSS JOIN \(place).messages USING(message_id)
        WHERE block_id >= ? AND block_id < ? AND worker_id = ? ORDER BY block_id
        """
    }
}
