package import Domain

/// How often something of one type made sessions act on one day.
package struct TriggerCount: Hashable, Sendable {
    package var type: String
    package var day: CivilDate
    package var count: Int64
}
