/// The options by which a question says what time it is about.
enum SpanOptions {
    static let today = Flag("today", "Only today")
    static let yesterday = Flag("yesterday", "Only yesterday")
    static let since = Option("since", short: "S", .time, "From this time on")
    static let until = Option("until", short: "U", .time, "Up to this time, which is not in it any more")
    static let month = Option("month", .month, "Only this month")
    static let every = Flag("all", "From the beginning on")
    static let utc = Flag("utc", "Days and times of UTC, and not of here")

    static let all: [any OptionKey] = [today, yesterday, since, until, month, every, RecordOptions.includeArchive, utc]
}
