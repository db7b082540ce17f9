import Platform
import TestSupport

/// Whether two files hold the same bytes, told by a program of the system.
enum FileComparison {
    /// Empty where they do.
    static func difference(_ one: String, _ other: String) throws -> String {
        var call = ProgramCall(try Programs.tool("cmp"), [one, other])
        call.rejectsFailure = false
        let result = try call.run()
        return result.isSuccess ? "" : "\(result.text)\(result.said)"
    }
}
