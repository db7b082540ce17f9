import Commands
import JSON
import Testing

@Suite struct CSVTextTests {
    private func csv(_ cells: [Cell]) -> String {
        var table = Table(of: "x", cells.indices.map { Column("c\($0)", title: "C\($0)") })
        table.append(cells)
        return CSVText.lines(table)[1]
    }

    @Test func aLineOfNamesComesFirst() {
        let table = Table(of: "x", [Column("a", title: "A"), Column("b,c", title: "B")])
        #expect(CSVText.lines(table) == ["a,\"b,c\"\n"])
    }

    @Test func onlyWhatNeedsQuotesStandsInThem() {
        #expect(csv([.text("plain"), .text("it's")]) == "plain,it's\n")
        #expect(csv([.text("a,b"), .text("say \"hi\"")]) == "\"a,b\",\"say \"\"hi\"\"\"\n")
        #expect(csv([.text("two\nlines"), .text("cr\r")]) == "\"two\nlines\",\"cr\r\"\n")
        #expect(csv([.text(" padded"), .text("\"")]) == "\" padded\",\"\"\"\"\n")
    }

    @Test func valuesAreThoseOfPrograms() {
        #expect(csv([Cell("1.5 KiB", .integer(1_536)), Cell("yes", .bool(true))]) == "1536,true\n")
        #expect(csv([.none, Cell("2 tags", .array([.string("a"), .integer(2)]))]) == ",\"[\"\"a\"\",2]\"\n")
    }

    @Test func aLoneEmptyFieldIsNoEmptyLine() {
        #expect(csv([.none]) == "\"\"\n")
    }
}
