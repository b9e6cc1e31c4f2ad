/**
 * The templates: what they name exists, what they pass fits, what they grant is what is called. Not
 * null-marked: what is missing in a template is what fails the test.
 */
package io.dbrefresh.local.cloudformation;
