/// Columns that KoboToolbox and ODK add to the answers.
enum SurveyMetadata {
  /// Kept under their names: who, when, which version, and the links between sheets.
  static let kept: Set<String> = [
    "start", "end", "today", "deviceid", "username", "_id", "_uuid", "_submission_time", "_validation_status",
    "_status",
    "_submitted_by", "__version__", "_version_", "_index", "_parent_index", "_parent_table_name", "SubmissionDate",
    "KEY", "PARENT_KEY", "SubmitterID", "SubmitterName", "ReviewState", "FormVersion", "instanceID", "instanceName",
    "DeviceID",
  ]
  /// Of use to the software only.
  static let technical: Set<String> = [
    "_notes", "_tags", "_attachments", "_geolocation", "_xform_id_string", "_xform_id", "_bamboo_dataset_id",
    "_media_all_received", "_edited", "_last_edited", "_duration", "formhub/uuid", "meta/instanceID", "meta/rootUuid",
    "meta/deprecatedID", "meta/instanceName", "meta/audit", "_userform_id", "_suspect", "AttachmentsPresent",
    "AttachmentsExpected", "Edits", "meta-instanceID", "meta-instanceName", "_parent_table_name_",
  ]
  /// In front of copies of the columns of a submission, in the sheets of repeats.
  static let copyPrefix = "_submission_"

  /// Column with the identity of a submission, in the order in which they are looked for.
  static let identities = ["_uuid", "KEY", "meta-instanceID", "instanceID"]
  /// Column with the version of the form.
  static let versions = ["__version__", "_version_", "FormVersion"]
  /// Columns of a parent and a child that say which rows belong together.
  static let links = [(parent: "_index", child: "_parent_index"), (parent: "KEY", child: "PARENT_KEY")]

  /// Whether a column of a repeat is the copy of one of the submission.
  static func isCopy(_ name: String) -> Bool {
    guard name.hasPrefix(copyPrefix) else { return false }
    return name != "_submission_time"
  }
}
