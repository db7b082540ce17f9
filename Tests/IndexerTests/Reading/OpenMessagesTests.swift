import Testing

@testable import Indexer

@Suite struct OpenMessagesTests {
    @Test func linesOfOneMessageAreOneMessage() {
        var messages = OpenMessages()
        let (first, isNew) = messages.place(of: "a")
        #expect(isNew && first.index == 0)
        #expect(messages.nextBlock(of: first) == 0)
        let (other, _) = messages.place(of: "b")
        #expect(messages.nextBlock(of: other) == 0)
        let (again, isNewAgain) = messages.place(of: "a")
        #expect(again == first && !isNewAgain)
        #expect(messages.nextBlock(of: again) == 1)
    }

    @Test func whatHasNoIdIsAMessageOfItsOwn() {
        var messages = OpenMessages()
        #expect(messages.place(of: nil).place.index == 0)
        #expect(messages.place(of: nil).place.index == 1)
    }

    @Test func aMessageLongPastIsNotGoneOnWith() {
        var messages = OpenMessages()
        _ = messages.place(of: "a")
        for number in 0..<32 { _ = messages.place(of: "b\(number)") }
        let (place, isNew) = messages.place(of: "a")
        #expect(isNew && place.index == 33)
    }
}
