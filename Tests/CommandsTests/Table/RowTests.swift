import Commands
import Testing

/// What the table keeps of options and arguments, whatever the types of their values.
@Suite struct RowTests {
    @Test(arguments: [
        (ArgumentCount.one, "X", true, false), (.optional, "[X]", false, false), (.oneOrMore, "X...", true, true),
        (.any, "[X...]", false, true),
    ])
    func anArgumentShowsHowOftenItMayStand(count: ArgumentCount, usage: String, isRequired: Bool, isRepeatable: Bool) {
        let key: any ArgumentKey = Argument("X", .text, count: count, "Something")
        let row: ArgumentRow = key.row
        #expect(row.usage == usage)
        #expect(row.count.isRequired == isRequired)
        #expect(row.count.isRepeatable == isRepeatable)
    }

    @Test func optionsShowTheirFormsBesideOneAnother() {
        #expect(SampleTable.tail.row.usage == "-n, --tail N")
        #expect(SampleTable.follow.row.usage == "-f, --follow")
        #expect(SampleTable.pager.row.usage == "    --[no-]pager")
        #expect(SampleTable.order.row.usage == "    --order ORDER")
    }

    @Test func onlyANegatableFlagHasTwoLongForms() {
        let keys: [any OptionKey] = [SampleTable.pager, SampleTable.follow, SampleTable.tail]
        let rows: [OptionRow] = keys.map(\.row)
        #expect(rows.map(\.longForms) == [["--pager", "--no-pager"], ["--follow"], ["--tail"]])
    }

    @Test func aValueKeepsItsFormWithoutItsType() throws {
        let row = ValueRow(ValueForm<SampleTable.Order>.word.named("ORDER"))
        #expect(row.placeholder == "ORDER")
        #expect(row.words == ["newest", "oldest", "largest"])
        #expect(try row.read("oldest") as? SampleTable.Order == .oldest)
        #expect(throws: ValueFault.self) { try row.read("none") }
    }
}
