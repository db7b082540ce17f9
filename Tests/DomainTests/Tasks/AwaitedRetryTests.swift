import Domain
import JSON
import Testing

@Suite struct AwaitedRetryTests {
    @Test func itComesBackFromItsFields() throws {
        for isFailure in [true, false] {
            let retry = AwaitedRetry(try RunID("run-7"), by: "the policy", isFailure: isFailure)
            #expect(try AwaitedRetry(Fields(JSONObject(present: retry.fields))) == retry)
        }
    }

    @Test func whatIsMissingIsNamed() {
        #expect(throws: FieldError.missing("is_failure")) {
            try AwaitedRetry(Fields(["run_id": "run-7", "by": "ada"]))
        }
    }
}
