import Domain

extension WallTime {
    /// What cannot be read is no time.
    static func read(_ iso: String) -> WallTime? {
        Deliberate.ignore(because: "a row with an odd time is shown without one") { () throws(TimeError) in
            try WallTime(iso: iso)
        }
    }
}
