import Store
import Testing

@Suite struct ResultCodeTests {
    @Test func theTextIsSQLitesOwnWithTheNumber() {
        #expect("\(ResultCode(13))" == "database or disk is full (SQLite 13)")
        #expect("\(ResultCode(517))".hasSuffix("(SQLite 517)"))
    }

    @Test func everyKindIsTheLowByte() {
        for number: Int32 in 0...30 { #expect(ResultCode(number | 7 << 8).kind == ResultCode(number).kind) }
        #expect(ResultCode(11).kind == .corrupt)
    }
}
