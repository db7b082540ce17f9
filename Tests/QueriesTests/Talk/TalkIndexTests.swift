import Domain
import Queries
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct TalkIndexTests {
    private func owner(_ record: OpenRecord) throws -> TalkOwner {
        try #require(try record.talkOwner(ofRun: TalkScene.run))
    }

    /// The number of each part, in the order of a reader.
    private func read(_ record: OpenRecord) throws -> [String] {
        var reader = try TalkReader(of: owner(record), in: record, .ofKnownForms)
        var texts: [String] = []
        while let item = try reader.next() {
            switch item {
            case .block(let block): texts.append(block.content ?? "")
            case .note(let note): texts.append(note.message)
            }
        }
        return texts
    }

    private func windowed(_ index: TalkIndex, _ record: OpenRecord, step: Int) throws -> [String] {
        var texts: [String] = []
        for from in stride(from: 0, to: index.total, by: step) {
            let window = try TalkWindow(index, from: from, count: step, in: record, .ofKnownForms)
            #expect(window.items.map(\.number) == Array(from..<min(from + step, index.total)))
            texts += window.items.map { $0.text?.text ?? "" }
        }
        return texts
    }

    @Test func partsHaveTheNumbersInWhichAReaderMeetsThem() throws {
        let scene = try TalkScene(for: "TalkIndexTests")
        var random = SeededGenerator(seed: 7)
        for number in 0..<300 {
            if Int.random(in: 0..<5, using: &random) == 0 { try scene.note("note \(number)") }
            try scene.say("part \(number)")
        }
        try scene.note("last")
        let record = try scene.open()
        var index = TalkIndex(of: try owner(record))
        #expect(try index.extend(record))
        let all = try read(record)
        #expect(index.total == all.count && all.count > 320)
        for step in [1, 7, 200] { #expect(try windowed(index, record, step: step) == all) }
        for block in 0..<index.blockCount {
            let number = index.number(ofBlock: block)
            #expect(index.parts(number..<number + 1).blocks == block..<block + 1)
        }
    }

    @Test func whatComesIsAddedAndWhatIsThereKeepsItsNumber() throws {
        let scene = try TalkScene(for: "TalkIndexTests")
        let record = try scene.open()
        var index = TalkIndex(of: try owner(record))
        try index.extend(record)
        #expect(index.total == 0)
        #expect(try TalkWindow(index, from: 0, count: 5, in: record, .ofKnownForms).items.isEmpty)
        var before: [String] = []
        for round in 0..<10 {
            for number in 0..<5 { try scene.say("part \(round * 5 + number)") }
            try scene.note("note \(round)")
            #expect(try index.extend(record))
            let texts = try windowed(index, record, step: 50)
            #expect(texts.count == (round + 1) * 6 && texts.starts(with: before))
            before = texts
        }
        #expect(before == (try read(record)))
        var again = TalkIndex(of: try owner(record), goingOnFrom: index)
        #expect(try again.extend(record) && again.total == index.total)
    }

    @Test func aRunThatWasIndexedAnewIsNumberedAnew() throws {
        let scene = try TalkScene(for: "TalkIndexTests")
        for number in 0..<10 { try scene.say("part \(number)") }
        try scene.note("note")
        let record = try scene.open()
        var index = TalkIndex(of: try owner(record))
        try index.extend(record)
        let conversations = scene.filled.conversations
        try conversations.write { () throws(StoreError) in
            try conversations.run("DELETE FROM messages WHERE message_index >= 4")
        }
        #expect(try !index.extend(record))
        #expect(index.total == 5)
    }

    @Test func rowsOfAnotherRunThatStandBehindAreNotItsOwn() throws {
        let scene = try TalkScene(for: "TalkIndexTests")
        for number in 0..<3 { try scene.say("part \(number)") }
        let conversations = scene.filled.conversations
        let row = RowPlace(of: TalkScene.run).row(1_000)
        try conversations.write { () throws(StoreError) in
            try conversations.run(
                """
                INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset,
                    byte_length) VALUES(?, 'other', 0, '', 'user', 's', 0, 0)
                """,
                row
            )
            try conversations.run(
                """
                INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type,
                    content_bytes, byte_offset, byte_length) VALUES(?1, ?1, 0, 0, '', 'text', 0, 0, 0)
                """,
                row
            )
        }
        let record = try scene.open()
        #expect(try record.blockCount(ofRun: TalkScene.run) == 3)
        #expect(try record.blockCount(ofRun: "nobody") == 0)
    }

    @Test func whatIsAskedForIsBounded() throws {
        let scene = try TalkScene(for: "TalkIndexTests")
        for number in 0..<300 { try scene.say("part \(number)") }
        let record = try scene.open()
        var index = TalkIndex(of: try owner(record))
        try index.extend(record)
        #expect(index.numbers(from: -5, count: 3) == 295..<298)
        #expect(index.numbers(from: -999, count: 3) == 0..<3)
        #expect(index.numbers(from: 299, count: .max) == 299..<300)
        #expect(index.numbers(from: .max, count: .max).isEmpty)
        #expect(index.numbers(from: 3, count: -1).isEmpty)
        let window = try TalkWindow(index, from: 0, count: .max, in: record, .ofKnownForms)
        #expect(window.items.count == TalkWindow.itemsMax)
    }
}
