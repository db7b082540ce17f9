import Domain
import Testing

@Suite struct FieldErrorTests {
    @Test func errorsNameTheField() {
        #expect(FieldError.missing("seq").description == #"the field "seq" is missing"#)
        #expect(FieldError.wrong("seq", expected: "a time").description == #"the field "seq" is not a time"#)
    }
}
