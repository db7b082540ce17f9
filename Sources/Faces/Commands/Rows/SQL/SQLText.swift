import Domain

/// Several lines of SQL, safe to show: what a terminal would obey is written as an escape, line by line.
enum SQLText {
    static func shown(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText.of(String($0)) }
            .joined(separator: "\n")
    }
}
