import Decoding
import Domain
import JSON
import Store
import Testing

@testable import Indexer

@Suite struct FactRowsTests {
    private let rows: FactRows
    private let began = WallTime(nanoseconds: 1_000_000_000)

    init() throws {
        rows = try FactRows(UsageSource(run: "r"), sourceID: "r/stdout", redactor: Redactor(), began: began)
    }

    private func origin(_ offset: Int64 = 0, at nanoseconds: Int64? = nil) -> LineOrigin {
        var origin = LineOrigin(bytes: offset..<offset + 10)
        origin.at = nanoseconds.map { WallTime(nanoseconds: $0) }
        return origin
    }

    private func begin(at nanoseconds: Int64? = nil, index: Bool = true, conversations: Bool = true) {
        rows.begin(
            at: nanoseconds.map { WallTime(nanoseconds: $0) },
            wantsIndex: index,
            wantsConversations: conversations
        )
    }

    private func say(_ role: Message.Role, _ content: Block.Content, id: String? = nil) {
        var message = Message(role: role)
        message.id = id
        rows.take(.message(message), origin())
        rows.take(.block(Block(index: 0, content: content, bytes: 1..<5)), origin())
    }

    @Test func theTimeOfTheBytesGoesBeforeThatOfTheLineAndThatBeforeTheLast() {
        begin()
        rows.take(.message(Message(role: .user)), origin())
        begin(at: 7)
        rows.take(.message(Message(role: .user)), origin())
        rows.take(.message(Message(role: .user)), origin(at: 5))
        begin()
        rows.take(.message(Message(role: .user)), origin(at: 5))
        rows.take(.message(Message(role: .user)), origin())
        #expect(rows.batch.messages.map(\.at.nanoseconds) == [began.nanoseconds, 7, 7, 5, 5])
    }

    @Test func aPieceBearsTheTimeOfItsLine() {
        begin(at: 9)
        rows.take(piece: 0..<3, number: 0)
        begin()
        rows.take(piece: 3..<5, number: 1)
        #expect(rows.batch.pieces.map(\.at.nanoseconds) == [9, 9])
    }

    @Test func whatIsNotWantedIsCountedAllTheSame() {
        begin(index: false, conversations: false)
        say(.user, .text("one"))
        rows.take(.retry(Retry(attempt: 1, attemptsMax: nil, delay: nil, status: nil, error: nil)), origin())
        rows.take(.usage(UsageReport(response: nil, usage: .none)), origin())
        rows.take(piece: 0..<3, number: 0)
        #expect(rows.batch.isEmpty)
        begin()
        say(.user, .text("two"))
        rows.take(.retry(Retry(attempt: 2, attemptsMax: nil, delay: nil, status: nil, error: nil)), origin())
        #expect(rows.batch.messages.map(\.index) == [1])
        #expect(rows.batch.blocks.map(\.number) == [1])
        #expect(rows.batch.events.map(\.sequence) == [1])
    }

    @Test func aResultBearsTheNameOfTheToolThatWasCalled() {
        begin()
        say(.assistant, .toolCall(ToolCall(id: "t1", name: "Bash", input: "{}")), id: "m")
        say(.user, .toolResult(ToolResult(call: "t1", text: "ok", isError: false)))
        say(.user, .toolResult(ToolResult(call: "t2", text: "no", isError: true)))
        #expect(rows.batch.blocks.map(\.toolName) == ["Bash", "Bash", nil])
        #expect(rows.batch.blocks.map(\.toolSuccess) == [nil, true, false])
    }

    @Test func aMessageInSeveralLinesIsOneRowWithItsBlocksInOrder() {
        begin()
        say(.assistant, .thinking("hm"), id: "m")
        say(.user, .text("between"))
        say(.assistant, .text("yes"), id: "m")
        #expect(rows.batch.messages.count == 2)
        #expect(rows.batch.blocks.map(\.message) == [0, 1, 0])
        #expect(rows.batch.blocks.map(\.index) == [0, 0, 1])
        #expect(rows.batch.blocks.map(\.type) == ["thinking", "text", "text"])
    }

    @Test func secretsAreTakenOutOfEverythingThatIsSaid() throws {
        let secret = "ghp_" + String(repeating: "aB3", count: 12)
        begin()
        say(.user, .text("use \(secret)"))
        say(.assistant, .toolCall(ToolCall(id: "t", name: "B", input: #"{"a":"\#(secret)"}"#)))
        say(.user, .toolResult(ToolResult(call: "t", text: secret, isError: false)))
        rows.take(.title(Title(text: secret, author: .agent)), origin())
        rows.take(.retry(Retry(attempt: 1, attemptsMax: nil, delay: nil, status: nil, error: secret)), origin())
        #expect(!"\(rows.batch)".contains(secret))
        #expect(rows.summary.title?.contains(secret) == false)
        let input = try #require(rows.batch.blocks[1].toolInput)
        #expect(try JSONReader.read(Array(input.utf8))["a"] != nil, "what was JSON is JSON")
    }

    @Test func aLineOfAnUnknownTypeIsCountedOnceWhoeverWantsIt() {
        begin(index: false)
        rows.take(.unknown(type: "x"), origin())
        rows.take(.unknown(type: "y"), origin())
        rows.end()
        begin()
        rows.end()
        #expect(rows.unknownLines == 1)
    }

    @Test func whatASubagentIsAskedIsNoTitle() {
        begin()
        var message = Message(role: .user)
        message.id = nil
        var side = origin()
        side.isSidechain = true
        rows.take(.message(message), side)
        rows.take(.block(Block(index: 0, content: .text("look around"), bytes: 0..<1)), side)
        #expect(rows.summary.title == nil)
    }
}
