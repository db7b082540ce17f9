/// All routes, in the order in which they are described.
enum RouteTable {
    static let rows: [Route] = entering + live + tasks + runs + record + costs + questions + things + acts

    /// The methods that a path is answered with; none where there is no such path.
    static func methods(at segments: [String]) -> [HTTPMethod] {
        rows.filter { $0.path.values(in: segments) != nil }.map(\.method)
    }

    static func row(_ method: HTTPMethod, at segments: [String]) -> (Route, [String: String])? {
        let wanted = method == .head ? .get : method
        for row in rows where row.method == wanted {
            if let values = row.path.values(in: segments) { return (row, values) }
        }
        return nil
    }
}
