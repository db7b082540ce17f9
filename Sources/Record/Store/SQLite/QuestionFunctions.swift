/// The functions that a question may call: those that compute a value of values. Whatever reads or writes files, loads
/// programs or speaks to a log is not among them, and neither is what a later SQLite may bring.
enum QuestionFunctions {
    static func isAllowed(_ name: String) -> Bool { all.contains(name.lowercased()) }

    private static let all = Set(
        (scalar + dates + sums + windows + json + mathematics + search).split(separator: " ").map(String.init)
    )

    private static let scalar = """
        abs changes char coalesce concat concat_ws format glob hex if ifnull iif instr last_insert_rowid length like \
        likelihood likely lower ltrim max min nullif octet_length printf quote random randomblob replace round rtrim \
        sign soundex sqlite_source_id sqlite_version substr substring total_changes trim typeof unhex unicode unlikely \
        upper zeroblob\u{20}
        """
    private static let dates = """
        current_date current_time current_timestamp date datetime julianday strftime time timediff unixepoch\u{20}
        """
    private static let sums = "avg count group_concat string_agg sum total\u{20}"
    private static let windows = """
        cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number\u{20}
        """
    private static let json = """
        -> ->> json json_array json_array_length json_error_position json_extract json_group_array json_group_object \
        json_insert json_object json_patch json_pretty json_quote json_remove json_replace json_set json_type \
        json_valid\u{20}
        """
    private static let mathematics = """
        acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 log2 mod pi pow \
        power radians sin sinh sqrt tan tanh trunc\u{20}
        """
    private static let search = "bm25 highlight match snippet"
}
