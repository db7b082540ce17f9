import Commands
import Testing

@Suite struct ValueFormTests {
    private enum Fruit: String, CaseIterable, Sendable { case apple, pear }

    private func expected<Value>(_ form: ValueForm<Value>, _ text: String) -> String? {
        do throws(ValueFault) {
            _ = try form.read(text)
            return nil
        } catch {
            return error.expected
        }
    }

    @Test func integersSayTheirBounds() throws {
        #expect(try ValueForm.integer(1...4).read("4") == 4)
        #expect(expected(.integer(1...4), "5") == "a whole number from 1 to 4")
        #expect(expected(.integer(0...), "-1") == "a whole number from 0")
        #expect(expected(.integer(Int.min...9), "10") == "a whole number up to 9")
        #expect(expected(.integer(Int.min...Int.max), "x") == "a whole number")
        #expect(expected(.integer(0...), "99999999999999999999") == "a whole number from 0")
    }

    @Test func wordsOfAnEnumAreReadAsItsCases() throws {
        let form = ValueForm<Fruit>.word
        #expect(form.words == ["apple", "pear"])
        #expect(try form.read("pear") == .pear)
        #expect(throws: ValueFault(expected: "one of apple, pear", similar: ["apple"])) { try form.read("appel") }
    }

    @Test func wordsOfAListAreReadAsText() throws {
        let form = ValueForm.choice(["out", "err"])
        #expect(try form.read("out") == "out")
        #expect(expected(form, "Out") == "one of out, err")
    }

    @Test func aPathIsNotEmptyAndATextMayBe() throws {
        #expect(expected(.path, "") == "a path")
        #expect(try ValueForm.text.read("") == "")
    }

    @Test func aDurationShowsHowItIsWritten() throws {
        #expect(try ValueForm.duration.read("10m") == .seconds(600))
        #expect(expected(.duration, "soon") == "a duration such as 90s, 10m, 1h30m or 3d")
    }

    @Test func aFormMayBearAnotherNameInUsageLines() throws {
        let form = ValueForm<Fruit>.word.named("FRUIT")
        #expect(form.placeholder == "FRUIT")
        #expect(form.words == ["apple", "pear"])
    }
}
