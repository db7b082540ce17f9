/// How much a question reads before it says that there is more.
package enum AnswerLimits {
    /// Rows of a list, where nobody says how many.
    package static let rowsUsual = 100
    package static let rowsMax = 1_000_000
    /// What of one text or JSON value is read: nobody reads more of it in a list.
    static let textLettersMax = 65_536
    /// How many decisions about no task in particular are searched for one that mentions a task.
    static let searchedDecisionsMax = 5_000
    /// How many messages two runs are compared by.
    static let comparedMessagesMax: Int64 = 20_000
    /// How many names that look like a wrong one are weighed.
    static let weighedNamesMax = 2_000

    /// A column of text, as much of it as is read.
    static func cut(_ column: String) -> String { "substr(\(column), 1, \(textLettersMax))" }
}
