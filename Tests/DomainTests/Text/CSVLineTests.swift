import Domain
import Testing

@Suite struct CSVLineTests {
    @Test func onlyWhatNeedsQuotesStandsInThem() {
        #expect(
            CSVLine.text(["plain", "a,b", "say \"hi\"", "two\nlines", " padded", "'"])
                == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" padded\",'\n"
        )
    }

    @Test func aLoneEmptyFieldIsNoEmptyLine() {
        #expect(CSVLine.text([""]) == "\"\"\n" && CSVLine.text(["", ""]) == ",\n")
    }
}
