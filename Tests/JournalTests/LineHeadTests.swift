import Domain
import JSON
import Testing

@testable import Journal

@Suite struct LineHeadTests {
    private func scope() throws -> EventScope {
        .run(task: try TaskID("gh-450"), step: try StepID("work"), run: try RunID("run-1"))
    }

    private func written(_ body: (inout LineHead, inout JSONWriter) -> Void) throws -> String {
        var head = LineHead(try scope())
        var writer = JSONWriter()
        body(&head, &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [1, 42, 999, 1000, 10_000, 281_474_976_710_655] as [Int64])
    func theIdIsThatOfTheEvent(_ sequence: Int64) throws {
        let id = EventID(owner: try scope().owner, sequence: sequence).text
        let text = try written { head, writer in head.write(sequence, to: &writer) }
        #expect(text == #""eventId":"\#(id)","taskId":"gh-450","stepId":"work","runId":"run-1""#)
    }

    @Test func oneHeadServesLineAfterLine() throws {
        let text = try written { head, writer in
            head.write(123_456, to: &writer)
            head.write(7, to: &writer)
        }
        #expect(text.contains("run-1:event:123456\"") && text.contains("run-1:event:0007\""))
    }

    @Test func aTimeIsWrittenAsItIsReadBack() throws {
        let time = WallTime(nanoseconds: 1_795_222_923_456_000_000)
        let text = try written { head, writer in head.write(time, to: &writer) }
        #expect(text == "\"createdAt\":\"\(time.iso)\"")
    }

    @Test func aSessionHasItsOwnIds() throws {
        let session = try SessionID("ses-2026-11-21-a1b2c3")
        var head = LineHead(.session(session))
        var writer = JSONWriter()
        head.write(3, to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text == #""eventId":"\#(session):event:0003","sessionId":"\#(session)""#)
    }
}
