import Domain
import JSON
import Testing

@testable import Settings

@Suite struct SettingFormTests {
    private static let durations = SettingForm.duration(Duration.zero...Duration.seconds(3_600), step: .seconds(1))
    private static let someTime = SettingForm.durationOrNone(
        Duration.seconds(1)...Duration.seconds(3_600),
        step: .seconds(1)
    )
    private static let sizes = SettingForm.bytes(ByteCount(bytes: 1)...ByteCount(bytes: 1 << 40))
    private static let someBytes = SettingForm.bytesOrNone(ByteCount(bytes: 1)...ByteCount(bytes: 1 << 40))
    private static let words = SettingForm<WriteFailurePolicy>.word
    private static let command = SettingForm.command

    private func mismatch<Value>(_ form: SettingForm<Value>, _ value: TOMLValue) -> SettingMismatch? {
        do throws(SettingMismatch) {
            _ = try form.read(value)
            return nil
        } catch {
            return error
        }
    }

    private func list(_ values: TOMLValue...) -> TOMLValue {
        .list(values.map { TOMLNode(value: $0, place: TextPlace(line: 1, column: 1)) })
    }

    @Test(arguments: ["0s", "10s", "30m", "1h"]) func aDurationReadsBackAsItIsShown(text: String) throws {
        let value = try Self.durations.read(.text(text))
        #expect(Self.durations.show(value) == .string(text))
    }

    @Test(
        arguments: [
            (TOMLValue.integer(30), SettingMismatch.Kind.wrongUnit, "a number needs its unit: \"30s\", \"30m\""),
            (.integer(-1), .wrongUnit, nil), (.text("30 min"), .wrongUnit, "did you mean \"30m\"?"),
            (.text("90 Seconds"), .wrongUnit, "did you mean \"90s\"?"),
            (.text("2 hours"), .wrongUnit, "did you mean \"2h\"?"),
            (.text("2h"), .outOfRange, nil), (.text("1s500ms"), .outOfRange, "in steps of 1s"),
            (.truth(true), .wrongType, nil), (.number(1.5), .wrongType, nil), (.list([]), .wrongType, nil),
            (.text("none"), .wrongUnit, units), (.text("soon"), .wrongUnit, units), (.text("10"), .wrongUnit, units),
        ] as [(TOMLValue, SettingMismatch.Kind, String?)]
    )
    func whatIsNoDurationSaysWhatWasMeant(value: TOMLValue, kind: SettingMismatch.Kind, hint: String?) {
        let found = mismatch(Self.durations, value)
        #expect(found?.kind == kind)
        #expect(found?.meant == "a length of time from 0s to 1h, such as \"90s\" or \"1h30m\"")
        #expect(found?.hint == hint)
    }

    private static let units =
        "units: ms (milliseconds), s (seconds), m (minutes), h (hours), d (days of 24 hours), w (weeks)"

    @Test(arguments: [TOMLValue.text("none"), .text("0"), .integer(0)]) func noneIsNoBound(value: TOMLValue) throws {
        #expect(try Self.someTime.read(value) == nil)
        #expect(try Self.someBytes.read(value) == nil)
        #expect(Self.someTime.show(nil) == "none")
        #expect(Self.someBytes.show(nil) == "none")
    }

    @Test func aBoundIsReadAsItIsShown() throws {
        #expect(try Self.someTime.read(.text("30m")) == .seconds(1_800))
        #expect(Self.someTime.show(.seconds(1_800)) == "30m")
        #expect(try Self.someBytes.read(.text("10GiB")) == ByteCount(bytes: 10 << 30))
        #expect(Self.someBytes.show(ByteCount(bytes: 10 << 30)) == "10GiB")
        #expect(mismatch(Self.someTime, .text("0s"))?.kind == .outOfRange)
        #expect(mismatch(Self.someTime, .truth(false))?.meant.hasSuffix(", or \"none\"") == true)
    }

    @Test(
        arguments: [
            (TOMLValue.integer(5), SettingMismatch.Kind.wrongUnit, "a number needs its unit: \"5B\", \"5MiB\""),
            (.text("10G"), .wrongUnit, "did you mean \"10GiB\" or \"10GB\"?"),
            (.text("10 gib"), .wrongUnit, "did you mean \"10GiB\"?"),
            (.text("5mb"), .wrongUnit, "did you mean \"5MB\"?"),
            (.text("10"), .wrongUnit, "units: B, KiB, MiB, GiB, TiB, PiB, kB, MB, GB, TB, PB"),
            (.text("2TiB"), .outOfRange, nil), (.text("0B"), .outOfRange, nil), (.truth(true), .wrongType, nil),
        ] as [(TOMLValue, SettingMismatch.Kind, String?)]
    )
    func whatIsNoNumberOfBytesSaysWhatWasMeant(value: TOMLValue, kind: SettingMismatch.Kind, hint: String?) {
        let found = mismatch(Self.sizes, value)
        #expect(found?.kind == kind)
        #expect(found?.meant == "a number of bytes from 1B to 1TiB, such as \"100MiB\" or \"10GiB\"")
        #expect(found?.hint == hint)
    }

    @Test func bytesReadBackAsTheyAreShown() throws {
        let value = try Self.sizes.read(.text("100MiB"))
        #expect(Self.sizes.show(value) == "100MiB")
    }

    @Test func aTemplateOfBranchesNamesTheTask() throws {
        let form = SettingForm.branches(suchAs: .standard)
        let value = try form.read(.text("wip/<task>"))
        #expect(value.text == "wip/<task>" && form.show(value) == .string("wip/<task>"))
        #expect(mismatch(form, .text("wip/x"))?.hint == "<task> must be in it, once")
        #expect(mismatch(form, .text("a b/<task>"))?.hint == "git does not take such a name")
        #expect(mismatch(form, .integer(1))?.kind == .wrongType)
    }

    @Test func aWordIsOneOfItsList() throws {
        #expect(try Self.words.read(.text("discard")) == .discard)
        #expect(Self.words.show(.wait) == "wait")
        let typo = SettingMismatch(.wrongWord, meant: "\"wait\" or \"discard\"", hint: "did you mean \"discard\"?")
        #expect(mismatch(Self.words, .text("Discrad")) == typo)
        #expect(mismatch(Self.words, .text("explode")) == SettingMismatch(.wrongWord, meant: "\"wait\" or \"discard\""))
        #expect(mismatch(Self.words, .truth(true))?.kind == .wrongType)
    }

    @Test func truthIsNoTextInAFileAndATextInAVariable() throws {
        #expect(try SettingForm<Bool>.truth.read(.truth(false)) == false)
        #expect(mismatch(SettingForm<Bool>.truth, .text("True"))?.hint == "write true, without quotes")
        #expect(mismatch(SettingForm<Bool>.truth, .integer(1))?.kind == .wrongType)
        #expect(SettingForm<Bool>.truth.given("true") == .truth(true))
        #expect(SettingForm<Bool>.truth.given("yes") == .text("yes"))
        #expect(SettingForm<Bool>.truth.show(true) == .bool(true))
    }

    @Test func aCountIsAWholeNumberWithinItsBoundsAndATextInAVariable() throws {
        let form = SettingForm.integer(0...100)
        #expect(try form.read(.integer(30)) == 30 && form.show(30) == .integer(30))
        #expect(mismatch(form, .integer(101))?.kind == .outOfRange)
        #expect(mismatch(form, .text("30"))?.kind == .wrongType)
        #expect(form.given("30") == .integer(30) && form.given("many") == .text("many"))
    }

    @Test func aCommandIsAListOfTexts() throws {
        #expect(try Self.command.read(list(.text("claude"), .text(""))) == ["claude", ""])
        #expect(mismatch(Self.command, .text("claude -p"))?.hint == "write [\"claude -p\"]")
        #expect(mismatch(Self.command, list(.text("a"), .integer(1)))?.hint == "each of them is a text")
        #expect(mismatch(Self.command, list(.text("a\0b")))?.kind == .wrongType)
        #expect(mismatch(Self.command, list())?.kind == .outOfRange)
        #expect(mismatch(Self.command, list(.text("")))?.kind == .outOfRange)
        #expect(mismatch(Self.command, .list(Array(repeating: Self.node("a"), count: 1_025)))?.kind == .outOfRange)
        #expect(Self.command.show(["a", "b"]) == .array(["a", "b"]))
        #expect(Self.command.show(nil) == .null)
    }

    private static func node(_ text: String) -> TOMLNode {
        TOMLNode(value: .text(text), place: TextPlace(line: 1, column: 1))
    }

    @Test func aVariableHoldsAProgramOrAList() throws {
        #expect(try Self.command.read(Self.command.given("/opt/my tools/claude")) == ["/opt/my tools/claude"])
        #expect(try Self.command.read(Self.command.given("[\"claude\", \"-v\"]")) == ["claude", "-v"])
        #expect(mismatch(Self.command, Self.command.given("[\"claude\""))?.kind == .wrongType)
        #expect(mismatch(Self.command, Self.command.given("[\"a\"]\nb = 1"))?.kind == .wrongType)
    }

    @Test func aFolderIsNamedFromTheRootOn() throws {
        #expect(try SettingForm.folder.read(.text("/data/runs")) == "/data/runs")
        #expect(mismatch(SettingForm.folder, .text("runs"))?.kind == .outOfRange)
        #expect(mismatch(SettingForm.folder, .text("~/runs"))?.hint?.hasPrefix("~ is not expanded") == true)
        #expect(mismatch(SettingForm.folder, .text("/a\0"))?.kind == .outOfRange)
    }

    @Test func aTextIsNotEmpty() throws {
        let model = SettingForm.text("the name of a model")
        #expect(try model.read(.text("opus")) == "opus")
        #expect(mismatch(model, .text("")) == SettingMismatch(.outOfRange, meant: "the name of a model"))
        #expect(mismatch(model, .integer(4))?.kind == .wrongType)
        #expect(model.show(nil) == .null)
    }

    @Test func beginningsOfLinesReadBackAsTheyAreShown() throws {
        let value = try SettingForm.prefixes.read(list(.text("[MEMORY]"), .text("NOTE:")))
        #expect(value == ["[MEMORY]", "NOTE:"])
        #expect(SettingForm.prefixes.show(value) == .array([.string("[MEMORY]"), .string("NOTE:")]))
        #expect(try SettingForm.prefixes.read(SettingForm.prefixes.given(#"["a", "b"]"#)) == ["a", "b"])
        #expect(try SettingForm.prefixes.read(list()) == [])
    }

    @Test(
        arguments: [
            (TOMLValue.text("NOTE:"), SettingMismatch.Kind.wrongType), (.integer(3), .wrongType),
            (.list([TOMLNode(value: .integer(1), place: TextPlace(line: 4, column: 9))]), .wrongType),
            (.list([TOMLNode(value: .text(""), place: TextPlace(line: 4, column: 9))]), .outOfRange),
            (.list([TOMLNode(value: .text(" a"), place: TextPlace(line: 4, column: 9))]), .outOfRange),
            (.list([TOMLNode(value: .text("a\nb"), place: TextPlace(line: 4, column: 9))]), .outOfRange),
        ]
    )
    func whatNoLineBeginsWithIsRefusedWithItsPlace(_ value: TOMLValue, _ kind: SettingMismatch.Kind) {
        let found = mismatch(SettingForm.prefixes, value)
        #expect(found?.kind == kind)
        if case .list = value { #expect(found?.hint?.hasPrefix("line 4, column 9: ") == true) }
    }
}
